import type { Box, ChartEdge, ChartLayout, Point, StepperState } from '../../src/stepper/protocol.ts';

type Transition = StepperState['chart']['transitions'][number];

/** A label in its place. */
export interface ArrowLabel {
  readonly text: string;
  /** The middle of it. */
  readonly at: Point;
}

const letterWidth = 6.4;
const lineHeight = 16;

/**
 * Labels for those arrows on which there is room for one: none lies over another, or over the name of a state. What
 * has none is still named when it is pointed at, and in the list of what can happen.
 */
export function placeLabels(
  edges: readonly ChartEdge[],
  { boxes }: Pick<ChartLayout, 'boxes'>,
  chart: StepperState['chart'],
): ReadonlyMap<string, ArrowLabel> {
  const leaves = chart.states.filter(({ id }) => !chart.states.some(({ parent }) => parent === id));
  const taken: Box[] = leaves.flatMap(({ id }) => boxes[id] ?? []);
  const labels = new Map<string, ArrowLabel>();
  for (const edge of edges) {
    const text = labelText(chart.transitions.filter(({ id }) => edge.transitions.includes(id)));
    const width = text.length * letterWidth;
    const at = middles(edge.points).find((middle) =>
      taken.every((box) => !overlaps(boxAt(middle, width), box)),
    );
    if (at === undefined) continue;
    taken.push(boxAt(at, width));
    labels.set(edge.id, { text, at });
  }
  return labels;
}

/** What leads along an arrow: the first of it, and how many more there are. */
function labelText(transitions: readonly Transition[]): string {
  const [first = '', ...others] = [...new Set(transitions.map(transitionText))];
  return others.length === 0 ? first : `${first} +${String(others.length)}`;
}

export function transitionText({ event, guard }: Transition): string {
  const delay = /^xstate\.after\.(\w+)\./.exec(event);
  const answer = /^xstate\.(done|error)\.actor\.(.+)$/.exec(event);
  const name =
    delay !== null
      ? `after ${delay[1] ?? ''}`
      : answer !== null
        ? `${answer[2] ?? ''} ${answer[1] === 'done' ? 'done' : 'failed'}`
        : event === 'always'
          ? 'at once'
          : event;
  return guard === null ? name : `${name} [${guard}]`;
}

/** The middles of its parts, that of the longest first. */
function middles(points: readonly Point[]): Point[] {
  return points
    .flatMap((point, index) => {
      const next = points[index + 1];
      if (next === undefined) return [];
      const length = Math.hypot(next.x - point.x, next.y - point.y);
      return [{ length, x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }];
    })
    .sort((a, b) => b.length - a.length);
}

function boxAt({ x, y }: Point, width: number): Box {
  return { x: x - width / 2, y: y - lineHeight / 2, width, height: lineHeight };
}

function overlaps(a: Box, b: Box): boolean {
  const apart = a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
  return !apart;
}
