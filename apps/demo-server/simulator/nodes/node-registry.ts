import type { NodeDefinition } from '@charhub/workflows';
import { isRecord } from '../json.ts';
import type { ImageFiles } from '../files/image-files.ts';
import { type ModelFolder, modelFolders } from './model-folders.ts';
import type { NodeType } from './node-type.ts';

/** What this installation lacks. */
export interface MissingParts {
  /** Class names: `FaceDetailer`. */
  readonly nodeTypes?: readonly string[];
  /** File names as the lists show them: `bbox/face_yolov8m.pt`. */
  readonly models?: readonly string[];
}

/** The node types that are installed, with the files that are. */
export class NodeRegistry {
  readonly #types = new Map<string, NodeType>();

  /** Later types of the same name replace earlier ones. */
  constructor(types: readonly NodeType[], missing: MissingParts = {}) {
    const isInstalled = (model: unknown) => !missing.models?.some((name) => name === model);
    for (const type of types) {
      const { name } = type.definition;
      if (missing.nodeTypes?.includes(name)) continue;
      this.#types.set(name, { ...type, definition: withOptions(type.definition, isInstalled) });
    }
  }

  find(name: string): NodeType | undefined {
    return this.#types.get(name);
  }

  /** The answer to `/object_info`: LoadImage lists the files that are there now. */
  async describe(files: ImageFiles, name?: string): Promise<Record<string, NodeDefinition>> {
    const types =
      name === undefined ? [...this.#types.values()] : [this.#types.get(name)].filter((type) => !!type);
    const described: Record<string, NodeDefinition> = {};
    for (const { definition } of types) described[definition.name] = await withInputFiles(definition, files);
    return described;
  }

  folders(): string[] {
    return [...new Set(modelFolders.map(({ folder }) => folder))];
  }

  /** The files in a model folder; undefined when there is no such folder. */
  filesIn(folder: string): string[] | undefined {
    const sources = modelFolders.filter((source) => source.folder === folder);
    return sources.length === 0
      ? undefined
      : [...new Set(sources.flatMap((source) => this.#optionsOf(source)))];
  }

  #optionsOf({ nodeType, input, excluded }: ModelFolder): string[] {
    const [options] = this.#types.get(nodeType)?.definition.input.required?.[input] ?? [];
    if (!Array.isArray(options)) return [];
    return options.filter((option): option is string => typeof option === 'string' && option !== excluded);
  }
}

/** JavaScript cannot write the largest seed as a number. */
const LARGEST_SEED = 2n ** 64n - 1n;

function withOptions(definition: NodeDefinition, isInstalled: (model: unknown) => boolean): NodeDefinition {
  const adapted = (inputs: NodeDefinition['input']['required']) =>
    inputs &&
    Object.fromEntries(
      Object.entries(inputs).map(([name, [kind, ...settings]]) => [
        name,
        [Array.isArray(kind) ? kind.filter(isInstalled) : kind, ...settings.map(withExactLimits)],
      ]),
    );
  const { required, optional } = definition.input;
  return {
    ...definition,
    input: {
      ...definition.input,
      ...(required && { required: adapted(required) }),
      ...(optional && { optional: adapted(optional) }),
    },
  };
}

function withExactLimits(settings: unknown): unknown {
  if (!isRecord(settings) || settings['max'] !== Number(LARGEST_SEED)) return settings;
  return { ...settings, max: LARGEST_SEED };
}

async function withInputFiles(definition: NodeDefinition, files: ImageFiles): Promise<NodeDefinition> {
  if (definition.name !== 'LoadImage') return definition;
  const settings = definition.input.required?.['image']?.slice(1) ?? [];
  const required = { ...definition.input.required, image: [await files.inputNames(), ...settings] };
  return { ...definition, input: { ...definition.input, required } };
}
