import { shownEvent } from './write-page.mjs';

/** A chart as Mermaid draws it: states in states, and one arrow for each transition that leads somewhere. */
export function writeDiagram(chart) {
  const [root] = chart.states;
  return ['stateDiagram-v2', ...inside(chart, root, 1), ...arrows(chart)].join('\n');
}

function inside(chart, state, depth) {
  const indent = '  '.repeat(depth);
  const children = chart.states.filter(({ parent }) => parent === state.id);
  const blocks = children.map((child) => {
    const lines = inside(chart, child, depth + 1);
    const label = `${indent}state "${child.name}" as ${alias(child.id)}`;
    return lines.length === 0 ? [label] : [`${label} {`, ...lines, `${indent}}`];
  });
  // Mermaid knows regions side by side only inside a state.
  if (state.type === 'parallel' && state.parent !== null)
    return blocks.flatMap((block, index) => (index === 0 ? block : [`${indent}--`, ...block]));
  return [...state.initial.map((id) => `${indent}[*] --> ${alias(id)}`), ...blocks.flat()];
}

function arrows(chart) {
  return chart.transitions.flatMap(({ source, event, guard, targets }) =>
    targets.map((target) => {
      const words = [event === 'always' ? '' : shownEvent(event), guard === null ? '' : `[${guard}]`];
      const label = words.filter((word) => word !== '').join(' ');
      return `  ${alias(source)} --> ${alias(target)}${label === '' ? '' : ` : ${label}`}`;
    }),
  );
}

/** Mermaid takes no dots in names. */
const alias = (id) => id.replace(/\W/g, '_');
