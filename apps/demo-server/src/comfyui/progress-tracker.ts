import type { StageStep } from '@charhub/api-client/contract';
import type { ComfyGraph } from '@charhub/workflows';
import type { ComfyEvent } from './comfy-events.ts';
import type { PaintProgress } from './comfy-runner.types.ts';

interface NodeWork {
  readonly step: StageStep;
  /** Share of the time a picture takes, beside the others'. */
  readonly weight: number;
}

const workByNodeType = new Map<string, NodeWork>([
  ['CheckpointLoaderSimple', { step: 'loading', weight: 6 }],
  ['Lora Loader Stack (rgthree)', { step: 'loading', weight: 2 }],
  ['IPAdapterModelLoader', { step: 'loading', weight: 2 }],
  ['CLIPVisionLoader', { step: 'loading', weight: 2 }],
  ['IPAdapterAdvanced', { step: 'loading', weight: 2 }],
  ['KSampler', { step: 'sampling', weight: 60 }],
  ['VAEDecode', { step: 'sampling', weight: 3 }],
  ['FaceDetailer', { step: 'detailing', weight: 25 }],
  ['SaveImage', { step: 'saving', weight: 2 }],
]);
const otherWork: NodeWork = { step: 'loading', weight: 1 };

const stepOrder: readonly StageStep[] = ['waiting', 'loading', 'sampling', 'detailing', 'saving'];

/** The rest is for the picture's way from ComfyUI to where it can be seen. */
const MAX_PERCENT = 99;

/**
 * Folds one prompt's events into a step and a percent that never go back, whatever the order of nodes:
 * each node counts by the time its type usually takes, cached ones count as done.
 */
export class ProgressTracker {
  readonly #work = new Map<string, NodeWork>();
  readonly #done = new Map<string, number>();
  readonly #totalWeight: number;
  #executing: string | null = null;
  #progress: PaintProgress = { step: 'waiting', percent: 0, queuePosition: null };

  constructor(graph: ComfyGraph) {
    for (const [id, node] of Object.entries(graph)) {
      this.#work.set(id, workByNodeType.get(node.class_type) ?? otherWork);
    }
    this.#totalWeight = [...this.#work.values()].reduce((sum, { weight }) => sum + weight, 0);
  }

  get progress(): PaintProgress {
    return this.#progress;
  }

  /** As the queue says. A prompt once seen running is not put back. */
  queued(position: number): PaintProgress {
    if (this.#progress.step === 'waiting') this.#progress = { ...this.#progress, queuePosition: position };
    return this.#progress;
  }

  /** As the queue says, when no event has told what it does. */
  running(): PaintProgress {
    return this.#advance('loading');
  }

  /** Only events of this prompt belong here. */
  record(event: ComfyEvent): PaintProgress {
    switch (event.type) {
      case 'execution_start':
        return this.#advance('loading');
      case 'execution_cached':
        for (const id of event.data.nodes) this.#done.set(id, 1);
        return this.#advance('loading');
      case 'executing':
        return this.#enter(event.data.display_node ?? event.data.node);
      case 'progress':
        return this.#reach(event.data.node ?? this.#executing, event.data.value, event.data.max);
      case 'progress_state':
        for (const node of Object.values(event.data.nodes)) {
          const id = node.display_node_id ?? node.node_id;
          if (node.state === 'finished' && id === node.node_id) this.#done.set(id, 1);
          else this.#reach(id, node.value, node.max);
        }
        return this.#advance('loading');
      case 'execution_success':
        return this.#advance('saving');
      default:
        return this.#progress;
    }
  }

  /** ComfyUI says when a node starts, not when it ends: the next one's start ends it. */
  #enter(id: string | null): PaintProgress {
    if (this.#executing !== null && this.#executing !== id) this.#done.set(this.#executing, 1);
    this.#executing = id;
    return this.#advance((id !== null && this.#work.get(id)?.step) || 'loading');
  }

  #reach(id: string | null, value: number, max: number): PaintProgress {
    const work = id === null ? undefined : this.#work.get(id);
    if (id === null || !work || !(max > 0) || !Number.isFinite(value)) return this.#progress;
    const fraction = Math.min(1, Math.max(0, value / max));
    this.#done.set(id, Math.max(this.#done.get(id) ?? 0, fraction));
    return this.#advance(work.step);
  }

  #advance(step: StageStep): PaintProgress {
    const held = this.#progress;
    let done = 0;
    for (const [id, { weight }] of this.#work) done += weight * (this.#done.get(id) ?? 0);
    const percent = Math.min(MAX_PERCENT, Math.floor((100 * done) / this.#totalWeight));
    const later = stepOrder.indexOf(step) > stepOrder.indexOf(held.step);
    this.#progress = {
      step: later ? step : held.step,
      percent: Math.max(held.percent, percent),
      queuePosition: null,
    };
    return this.#progress;
  }
}
