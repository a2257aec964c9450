import type { CheckReport } from './check-all.ts';

/** The report as a person reads it: a table of graphs, what each lacks, and the model files they need. */
export function formatReport(report: CheckReport): string {
  const { graphs, modelFiles, missing } = report;
  const sections = [
    table([
      ['workflow', 'references', 'nodes', 'result'],
      ...graphs.map(({ workflow, references, nodeCount, problems }) => [
        workflow,
        String(references),
        String(nodeCount),
        problems.length === 0 ? 'ok' : counted(problems.length, 'problem'),
      ]),
    ]),
    list('Problems', problemLines(report)),
    list('Missing node types', missing.missingNodeTypes),
    list('Missing models and options', missing.missingOptions),
    table([['model folder', 'file'], ...modelFiles.map(({ folder, file }) => [folder, file])]),
    summary(report),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

export function hasProblems({ graphs }: CheckReport): boolean {
  return graphs.some(({ problems }) => problems.length > 0);
}

/** Each problem once, with the workflows that have it; without those that are listed as missing anyway. */
function problemLines({ graphs, missing }: CheckReport): string[] {
  const workflowsByLine = new Map<string, Set<string>>();
  for (const { workflow, problems } of graphs) {
    for (const { kind, message } of problems) {
      if (kind === 'unknown-node-type' && missing.missingNodeTypes.length > 0) continue;
      if (kind === 'missing-model' && missing.missingOptions.length > 0) continue;
      if (missing.missingOptions.includes(message)) continue;
      const line = `${kind}: ${message}`;
      workflowsByLine.set(line, (workflowsByLine.get(line) ?? new Set()).add(workflow));
    }
  }
  return [...workflowsByLine].map(([line, workflows]) => `${line} (in ${[...workflows].join(', ')})`);
}

function summary(report: CheckReport): string {
  const failed = report.graphs.filter(({ problems }) => problems.length > 0).length;
  return `${counted(report.graphs.length, 'graph')} checked, ${failed} with problems`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title}:`, ...lines.map((line) => `  - ${line}`)].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
