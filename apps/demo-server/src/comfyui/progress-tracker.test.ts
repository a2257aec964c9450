import { fillWorkflow } from '@charhub/workflows';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import recorded from './fixtures/sampler-run.json' with { type: 'json' };
import { parseComfyMessage, type ComfyEvent } from './comfy-events.ts';
import { ProgressTracker } from './progress-tracker.ts';

const cover = fillWorkflow('cover', { prompt: '', seed: 1 }).graph;
const [SAMPLER, DETAILER, SAVE] = ['6', '9', '10'];
const prompt_id = 'p';

const start: ComfyEvent = { type: 'execution_start', data: { prompt_id } };
const success: ComfyEvent = { type: 'execution_success', data: { prompt_id } };
const cached = (...nodes: string[]): ComfyEvent => ({ type: 'execution_cached', data: { prompt_id, nodes } });
const executing = (node: string | null): ComfyEvent => ({ type: 'executing', data: { node, prompt_id } });
const progress = (node: string, value: number, max: number): ComfyEvent => ({
  type: 'progress',
  data: { value, max, prompt_id, node },
});
const state = (node_id: string, value: number, max: number, name: string): ComfyEvent => ({
  type: 'progress_state',
  data: { prompt_id, nodes: { [node_id]: { value, max, state: name, node_id } } },
});

function steps(...events: ComfyEvent[]) {
  const tracker = new ProgressTracker(cover);
  return events.map((event) => tracker.record(event).step);
}

it('goes from loading over sampling and detailing to saving', () => {
  expect(
    steps(start, executing('1'), progress(SAMPLER, 1, 28), executing(DETAILER), executing(SAVE), success),
  ).toEqual(['loading', 'loading', 'sampling', 'detailing', 'saving', 'saving']);
});

it('does not go back to loading when the detector loads after sampling', () => {
  expect(steps(progress(SAMPLER, 28, 28), executing('8')).at(-1)).toBe('sampling');
});

it('waits in the queue at a position until it runs, and is not put back afterwards', () => {
  const tracker = new ProgressTracker(cover);
  expect(tracker.queued(3)).toEqual({ step: 'waiting', percent: 0, queuePosition: 3 });
  expect(tracker.queued(1)).toMatchObject({ queuePosition: 1 });
  expect(tracker.record(start)).toMatchObject({ step: 'loading', queuePosition: null });
  expect(tracker.queued(1)).toMatchObject({ step: 'loading', queuePosition: null });
});

it('counts cached nodes as done', () => {
  const fresh = new ProgressTracker(cover).record(executing(SAMPLER)).percent;
  const tracker = new ProgressTracker(cover);
  tracker.record(cached('1', '2', '3', '4', '5'));
  expect(tracker.record(executing(SAMPLER)).percent).toBeGreaterThan(fresh);
});

it('reads the same from whole snapshots as from single steps', () => {
  const bySteps = new ProgressTracker(cover).record(progress(SAMPLER, 14, 28));
  expect(new ProgressTracker(cover).record(state(SAMPLER, 14, 28, 'running'))).toEqual(bySteps);
});

it('takes most of the percent for the sampler, and leaves 100 to whoever shows the picture', () => {
  const tracker = new ProgressTracker(cover);
  expect(tracker.record(progress(SAMPLER, 28, 28)).percent).toBeGreaterThan(40);
  for (const id of Object.keys(cover)) tracker.record(executing(id));
  tracker.record(executing(null));
  expect(tracker.record(success)).toEqual({ step: 'saving', percent: 99, queuePosition: null });
});

it('never goes back, whatever is told in whatever order', () => {
  const id = fc.constantFrom(...Object.keys(cover), '6.0.0.1', 'no such node');
  const number = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.constantFrom(0, 12_345, Number.NaN));
  const event = fc.oneof(
    fc.constantFrom(start, success, executing(null)),
    id.map((node) => executing(node)),
    id.map((node) => cached(node)),
    fc.tuple(id, number, number).map(([node, value, max]) => progress(node, value, max)),
    fc
      .tuple(id, number, number, fc.constantFrom('running', 'finished', 'error'))
      .map(([node, value, max, name]) => state(node, value, max, name)),
  );
  const order = ['waiting', 'loading', 'sampling', 'detailing', 'saving'];
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const tracker = new ProgressTracker(cover);
      let before = tracker.progress;
      for (const told of events) {
        const now = tracker.record(told);
        expect(now.percent).toBeGreaterThanOrEqual(before.percent);
        expect(now.percent).toBeLessThanOrEqual(99);
        expect(order.indexOf(now.step)).toBeGreaterThanOrEqual(order.indexOf(before.step));
        before = now;
      }
    }),
  );
});

it('follows a run as a real ComfyUI told it', () => {
  const nodes = Object.entries(recorded.nodeTypes);
  const graph = Object.fromEntries(nodes.map(([id, class_type]) => [id, { class_type, inputs: {} }]));
  const tracker = new ProgressTracker(graph);
  const told = recorded.messages.map((message) => {
    const parsed = parseComfyMessage(JSON.stringify(message));
    expect(parsed.outcome).toBe('event');
    return parsed.outcome === 'event' ? tracker.record(parsed.event) : tracker.progress;
  });
  const percents = told.map(({ percent }) => percent);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect([...new Set(told.map(({ step }) => step))]).toEqual(['waiting', 'loading', 'sampling', 'saving']);
  expect(percents.at(-1)).toBe(99);
});
