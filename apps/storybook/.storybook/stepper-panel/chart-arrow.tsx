import * as React from 'react';
import type { ChartEdge, Point, StepperState } from '../../src/stepper/protocol.ts';
import { transitionText, type ArrowLabel } from './arrow-labels.ts';

interface ChartArrowProps {
  readonly edge: ChartEdge;
  /** What it stands for. */
  readonly transitions: readonly StepperState['chart']['transitions'][number][];
  /** The machine is in the state it leaves. */
  readonly isOpen: boolean;
  /** Null where there is no room for one. */
  readonly label: ArrowLabel | null;
  /** Ids of what was taken in this session. */
  readonly walked: ReadonlySet<string>;
  /** Goes to the first of its transitions that nobody took, and takes it. */
  readonly onTake: (id: string) => void;
}

/** An arrow. It is whole once all it stands for was taken; it says what leads along it where it can be taken now. */
export function ChartArrow(props: ChartArrowProps): React.ReactElement {
  const { edge, transitions, isOpen, label, walked, onTake } = props;
  const untaken = transitions.filter(({ id }) => !walked.has(id));
  const next = untaken[0] ?? transitions[0];
  const classes = ['edge', isOpen && 'open', untaken.length === 0 && 'walked'].filter(Boolean).join(' ');
  const path = edge.points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`)
    .join('');
  return (
    <g className={classes} onClick={() => next && onTake(next.id)}>
      <title>
        {transitions
          .map((each) => `${transitionText(each)}${walked.has(each.id) ? '' : ' (not taken yet)'}`)
          .join('\n')}
      </title>
      <path className="reach" d={path} />
      <path d={path} />
      <path className="tip" d={tipOf(edge.points)} />
      {label !== null && (
        <text x={label.at.x} y={label.at.y + 4} textAnchor="middle">
          {label.text}
        </text>
      )}
    </g>
  );
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
