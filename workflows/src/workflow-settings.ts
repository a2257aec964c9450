import * as z from 'zod';
import { describeIssues } from './describe-issues.ts';
import { workflows } from './workflow-catalog.ts';
import { WorkflowError } from './workflow-error.ts';
import { workflowNames, type WorkflowName } from './workflow-name.ts';
import { LoraList, fileName, numberFrom, wholeFrom, type LoraSetting } from './workflow-values.ts';

/**
 * What one installation does otherwise than the graphs: its model files, and how they like to be sampled. Files are
 * named as ComfyUI lists them, with `/` between folders also where it runs on Windows. Absent keeps the graph's own.
 */
export interface InstallationSettings {
  /** In `models/checkpoints`. */
  readonly checkpoint?: string | undefined;
  /** In `models/loras`; always on, before those that a request asks for. At most four together. */
  readonly loras?: readonly LoraSetting[] | undefined;
  /** 1–150. */
  readonly steps?: number | undefined;
  /** 0–30; also the face detailer's. */
  readonly cfg?: number | undefined;
  /** As the node lists it, such as `euler_ancestral`; also the face detailer's. */
  readonly sampler?: string | undefined;
  /** As the node lists it, such as `karras`; also the face detailer's. */
  readonly scheduler?: string | undefined;
  /** 1–150. */
  readonly detailerSteps?: number | undefined;
  /** In `models/ultralytics`, such as `bbox/face_yolov8m.pt`. */
  readonly faceDetector?: string | undefined;
  /** In `models/ipadapter`. */
  readonly referenceModel?: string | undefined;
  /** In `models/clip_vision`. */
  readonly referenceVision?: string | undefined;
}

/** Settings for all workflows, and for each by its name; a workflow's own win. */
export type WorkflowSettings = Readonly<
  Partial<Record<WorkflowName | 'defaults', InstallationSettings | undefined>>
>;

const name = fileName('a name of 1 to 255 characters');
const file = fileName('a file name below the model folder, of 1 to 255 characters');
const steps = wholeFrom(1, 150).optional();

const Settings = z.strictObject({
  checkpoint: file.optional(),
  loras: LoraList.optional(),
  steps,
  cfg: numberFrom(0, 30).optional(),
  sampler: name.optional(),
  scheduler: name.optional(),
  detailerSteps: steps,
  faceDetector: file.optional(),
  referenceModel: file.optional(),
  referenceVision: file.optional(),
});
const SettingsWithoutDetailer = Settings.omit({ detailerSteps: true, faceDetector: true });

const schemas = new Map<string, typeof Settings | typeof SettingsWithoutDetailer>([
  ['defaults', Settings],
  ...workflowNames.map((workflow) => [workflow, schemaOf(workflow)] as const),
]);

/** Reads settings as a file holds them. Throws a `WorkflowError` that names all that is wrong, and what is allowed. */
export function parseWorkflowSettings(json: unknown): WorkflowSettings {
  const parts = z.record(z.string(), z.unknown()).safeParse(json);
  if (!parts.success) {
    throw new WorkflowError([
      `the settings must be an object with any of: ${[...schemas.keys()].join(', ')}`,
    ]);
  }
  const problems: string[] = [];
  const settings: Partial<Record<string, InstallationSettings>> = {};
  for (const [part, given] of Object.entries(parts.data)) {
    const schema = schemas.get(part);
    if (schema === undefined) {
      problems.push(`there is no workflow "${part}"; there are: ${[...schemas.keys()].join(', ')}`);
      continue;
    }
    const parsed = schema.safeParse(given, { reportInput: true });
    if (parsed.success) settings[part] = parsed.data;
    else problems.push(...describeIssues(parsed.error, part, Object.keys(schema.shape)));
  }
  if (problems.length > 0) throw new WorkflowError(problems);
  return settings;
}

/** What holds for one workflow. */
export function settingsFor(settings: WorkflowSettings, workflow: WorkflowName): InstallationSettings {
  const { success, data } = z
    .object(schemaOf(workflow).shape)
    .safeParse({ ...settings.defaults, ...settings[workflow] });
  return success ? data : {};
}

function schemaOf(workflow: WorkflowName): typeof Settings | typeof SettingsWithoutDetailer {
  return workflows[workflow].bindings.faceDetector ? Settings : SettingsWithoutDetailer;
}
