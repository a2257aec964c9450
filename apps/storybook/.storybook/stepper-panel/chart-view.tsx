import * as React from 'react';
import type { ChartLayout, StepperState } from '../../src/stepper/protocol.ts';
import { placeLabels } from './arrow-labels.ts';
import { ChartArrow } from './chart-arrow.tsx';

interface ChartViewProps {
  readonly state: StepperState;
  /** Null while it is being laid out. */
  readonly layout: ChartLayout | null;
  /** Goes to a transition, by its id, and takes it. */
  readonly onTake: (id: string) => void;
}

const smallest = 0.3;
/** Below this nothing can be read. */
const readable = 0.6;
const largest = 1.6;

/** The statechart: the states it is in are lit, and so are the ways out of them. */
export function ChartView({ state, layout, onTake }: ChartViewProps): React.ReactElement {
  const frame = React.useRef<HTMLDivElement>(null);
  const [chosenZoom, setZoom] = React.useState<number | null>(null);
  const [room, setRoom] = React.useState(600);
  const leaf = [...state.active].at(-1);
  const fitting = layout === null ? 1 : Math.max(readable, Math.min(1, (room - 24) / layout.width));
  const zoom = Math.min(largest, Math.max(smallest, chosenZoom ?? fitting));

  React.useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [layout]);

  React.useEffect(() => {
    const lit = frame.current?.querySelector('[data-leaf]');
    lit?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [leaf, layout, zoom]);

  return (
    <div className="chart-area">
      <div
        className="chart"
        ref={frame}
        tabIndex={0}
        role="group"
        aria-label={`Statechart of ${state.machine}, to be scrolled`}
      >
        {layout === null ? (
          <p className="empty">Drawing the chart…</p>
        ) : (
          <Chart state={state} layout={layout} zoom={zoom} leaf={leaf} onTake={onTake} />
        )}
      </div>
      <p className="chart-tools">
        <button type="button" aria-label="Smaller" onClick={() => setZoom(zoom / 1.25)}>
          −
        </button>
        <button type="button" aria-label="Larger" onClick={() => setZoom(zoom * 1.25)}>
          +
        </button>
        <button type="button" onClick={() => setZoom(null)}>
          Fit
        </button>
        <span role="status">
          In <b>{namesOf(state)}</b>
          {state.tags.length > 0 && <small> {state.tags.join(', ')}</small>}
        </span>
      </p>
    </div>
  );
}

interface ChartProps extends ChartViewProps {
  readonly layout: ChartLayout;
  readonly zoom: number;
  /** Id of the state to be kept in sight. */
  readonly leaf: string | undefined;
}

function Chart({ state, layout, zoom, leaf, onTake }: ChartProps): React.ReactElement {
  const { active, taken, chart } = state;
  const lit = new Set(active);
  const walked = new Set(taken);
  const [root] = chart.states;
  const isLit = (source: string) => lit.has(source) && source !== root?.id;
  const arrows = [...layout.edges].sort((a, b) => Number(isLit(a.source)) - Number(isLit(b.source)));
  const open = arrows.filter(({ source }) => isLit(source));
  // The way out of the innermost state matters most.
  const labels = placeLabels(
    [...open].sort((a, b) => b.source.length - a.source.length),
    layout,
    chart,
  );
  return (
    <svg
      width={layout.width * zoom}
      height={layout.height * zoom}
      viewBox={`0 0 ${String(layout.width)} ${String(layout.height)}`}
      role="img"
      aria-label={`In ${namesOf(state)}`}
    >
      {chart.states.map(({ id, name, parent, type }) => {
        const box = layout.boxes[id];
        if (box === undefined || parent === null) return null;
        const isLeaf = !chart.states.some((each) => each.parent === id);
        const classes = ['state', lit.has(id) && 'lit', isLeaf && 'leaf', type === 'parallel' && 'parallel'];
        return (
          <g key={id} className={classes.filter(Boolean).join(' ')} data-leaf={id === leaf ? '' : undefined}>
            <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={isLeaf ? 8 : 12} />
            <text
              x={isLeaf ? box.x + box.width / 2 : box.x + 12}
              y={box.y + 21}
              textAnchor={isLeaf ? 'middle' : 'start'}
            >
              {name}
            </text>
          </g>
        );
      })}
      {arrows.map((edge) => (
        <ChartArrow
          key={edge.id}
          edge={edge}
          transitions={chart.transitions.filter(({ id }) => edge.transitions.includes(id))}
          isOpen={isLit(edge.source)}
          label={labels.get(edge.id) ?? null}
          walked={walked}
          onTake={onTake}
        />
      ))}
    </svg>
  );
}

/** The innermost states it is in. */
function namesOf({ active, chart }: StepperState): string {
  const current = chart.states.filter(({ id }) => active.includes(id));
  const parents = new Set(current.map(({ parent }) => parent));
  return current
    .filter(({ id }) => !parents.has(id))
    .map(({ name }) => name)
    .join(' + ');
}
