import {
  machineChart,
  type ChartState,
  type MachineChart,
  type MachineModel,
} from '@charhub/machines/testing';
import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import type { Box, ChartEdge, ChartLayout } from './protocol.ts';

const known = new Map<string, Promise<ChartLayout>>();

/** Where everything of a machine's chart is. The library for it is loaded when the first chart is wanted. */
export function layOutChart(model: MachineModel): Promise<ChartLayout> {
  const { name, machine } = model;
  const layout = known.get(name) ?? layOut(name, machineChart(machine));
  known.set(name, layout);
  return layout;
}

async function layOut(machine: string, chart: MachineChart): Promise<ChartLayout> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const [root] = chart.states;
  if (root === undefined) throw new Error(`${machine} has no states`);
  const arrows = arrowsOf(chart);
  const graph: ElkNode = await new Elk().layout({
    id: '',
    // An arrow may lead from the machine itself to a state in it, so the machine is a box like any other.
    children: [nodeOf(chart, root)],
    layoutOptions: { ...rootOptions, 'elk.padding': '[top=0,left=0,bottom=0,right=0]' },
    edges: arrows.map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
  });
  const boxes: Record<string, Box> = {};
  for (const child of graph.children ?? []) place(child, 0, 0, boxes);
  const edges = edgesOf(graph, boxes, arrows);
  return { machine, width: graph.width ?? 0, height: graph.height ?? 0, boxes, edges };
}

const rootOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  // As the machine is written: the way to a picture goes down, the ways back go up.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '30',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '7',
  'elk.spacing.nodeNode': '30',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '9',
  'elk.padding': '[top=34,left=16,bottom=16,right=16]',
};

interface Arrow {
  readonly id: string;
  /** Ids of the transitions it stands for. */
  readonly transitions: readonly string[];
  readonly source: string;
  readonly target: string;
}

/** One arrow from a state to another, however many transitions lead there; one that leads nowhere is only listed. */
function arrowsOf({ transitions }: MachineChart): Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const { id, source, targets } of transitions) {
    for (const target of targets) {
      const key = `${source} → ${target}`;
      const known = arrows.get(key);
      arrows.set(key, { id: key, source, target, transitions: [...(known?.transitions ?? []), id] });
    }
  }
  return [...arrows.values()];
}

function nodeOf(chart: MachineChart, state: ChartState): ElkNode {
  const children = chart.states.filter(({ parent }) => parent === state.id);
  if (children.length === 0)
    return { id: state.id, width: Math.max(72, state.name.length * 7.5 + 24), height: 34 };
  return {
    id: state.id,
    layoutOptions: { 'elk.padding': rootOptions['elk.padding'] },
    children: children.map((child) => nodeOf(chart, child)),
  };
}

function place(
  { id, x = 0, y = 0, width = 0, height = 0, children = [] }: ElkNode,
  left: number,
  top: number,
  boxes: Record<string, Box>,
): void {
  boxes[id] = { x: left + x, y: top + y, width, height };
  for (const child of children) place(child, left + x, top + y, boxes);
}

/** The layout tells each edge in the coordinates of the state that holds it. */
function edgesOf(
  graph: ElkNode,
  boxes: Readonly<Record<string, Box>>,
  arrows: readonly Arrow[],
): ChartEdge[] {
  return [...edgesIn(graph)].flatMap(({ id, sections = [], ...edge }) => {
    const arrow = arrows.find((each) => each.id === id);
    if (arrow === undefined) return [];
    const holder: unknown = 'container' in edge ? edge.container : graph.id;
    const { x, y } = boxes[String(holder)] ?? { x: 0, y: 0 };
    const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
      [startPoint, ...bendPoints, endPoint].map((point) => ({ x: x + point.x, y: y + point.y })),
    );
    return { id, source: arrow.source, transitions: arrow.transitions, points };
  });
}

function* edgesIn({ edges = [], children = [] }: ElkNode): Generator<ElkExtendedEdge> {
  yield* edges;
  for (const child of children) yield* edgesIn(child);
}
