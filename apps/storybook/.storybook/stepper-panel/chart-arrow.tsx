import * as React from 'react';
import type { ChartEdge, Point, StepperState } from '../../src/stepper/protocol.ts';

type Transition = StepperState['chart']['transitions'][number];

interface ChartArrowProps {
  readonly edge: ChartEdge;
  /** What it stands for. */
  readonly transitions: readonly Transition[];
  /** The machine is in the state it leaves. */
  readonly isOpen: boolean;
  /** Ids of what was taken in this session. */
  readonly walked: ReadonlySet<string>;
  /** Goes to the first of its transitions that nobody took, and takes it. */
  readonly onTake: (id: string) => void;
}

/** An arrow. It is whole once all it stands for was taken; it says what leads along it where it can be taken now. */
export function ChartArrow(props: ChartArrowProps): React.ReactElement {
  const { edge, transitions, isOpen, walked, onTake } = props;
  const untaken = transitions.filter(({ id }) => !walked.has(id));
  const next = untaken[0] ?? transitions[0];
  const classes = ['edge', isOpen && 'open', untaken.length === 0 && 'walked'].filter(Boolean).join(' ');
  const path = edge.points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`)
    .join('');
  const middle = middleOf(edge.points);
  return (
    <g className={classes} onClick={() => next && onTake(next.id)}>
      <title>
        {transitions
          .map((each) => `${labelOf(each)}${walked.has(each.id) ? '' : ' (not taken yet)'}`)
          .join('\n')}
      </title>
      <path className="reach" d={path} />
      <path d={path} />
      <path className="tip" d={tipOf(edge.points)} />
      {isOpen && (
        <text x={middle.x} y={middle.y} textAnchor="middle">
          {shortened(transitions.map(labelOf))}
        </text>
      )}
    </g>
  );
}

function labelOf({ event, guard }: Transition): string {
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

function shortened(labels: readonly string[]): string {
  const [first = '', ...others] = [...new Set(labels)];
  return others.length === 0 ? first : `${first} +${String(others.length)}`;
}

/** The middle of its longest part. */
function middleOf(points: readonly Point[]): Point {
  let best = { length: -1, x: 0, y: 0 };
  points.forEach((point, index) => {
    const next = points[index + 1];
    if (next === undefined) return;
    const length = Math.hypot(next.x - point.x, next.y - point.y);
    if (length > best.length) best = { length, x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
  });
  return best;
}

/** A triangle at its end, in the direction of its last part. */
function tipOf(points: readonly Point[]): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return '';
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (turn: number) =>
    `${String(end.x - 8 * Math.cos(angle + turn))} ${String(end.y - 8 * Math.sin(angle + turn))}`;
  return `M${String(end.x)} ${String(end.y)}L${corner(0.42)}L${corner(-0.42)}z`;
}
