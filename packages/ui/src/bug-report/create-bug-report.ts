import type { JobSnapshot } from '@charhub/api-client/contract';
import { version as reactVersion } from 'react';
import { version as uiVersion } from '../../package.json';
import type { BugReport, RecordedMachine } from './bug-report.types.ts';

/** All that is known of one job, for a file. */
export function createBugReport(machines: readonly RecordedMachine[]): BugReport {
  return {
    format: 'charhub-generation-report',
    version: 1,
    createdAt: new Date().toISOString(),
    versions: { ui: uiVersion, react: reactVersion },
    page: {
      language: document.documentElement.lang,
      userAgent: navigator.userAgent,
      width: window.innerWidth,
      height: window.innerHeight,
    },
    snapshots: snapshotsIn(machines),
    machines,
  };
}

/** The snapshots that the job's own machine was given, the oldest first. */
function snapshotsIn(machines: readonly RecordedMachine[]): JobSnapshot[] {
  const steps = machines.flatMap(({ machine, steps }) => (machine === 'generationJob' ? steps : []));
  const byRevision = new Map<number, JobSnapshot>();
  for (const step of steps) {
    const payload: unknown = step['snapshot'] ?? step['output'];
    if (isSnapshot(payload)) byRevision.set(payload.revision, payload);
  }
  return [...byRevision.values()].sort((a, b) => a.revision - b.revision);
}

/** What a job's machine is given was checked when it arrived. */
function isSnapshot(payload: unknown): payload is JobSnapshot {
  return typeof payload === 'object' && payload !== null && 'revision' in payload && 'stages' in payload;
}
