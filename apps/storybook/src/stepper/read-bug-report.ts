import { machineModel } from '@charhub/machines/testing';
import { z } from 'zod';
import { InvalidSession, parse, readJson, revived, sessionSchema, type Session } from './session.ts';

/** What the dock writes: the machines that had to do with a job, from their start. */
const bugReportSchema = z.object({
  format: z.literal('charhub-generation-report'),
  version: z.literal(1),
  machines: z.array(sessionSchema).min(1, 'Nothing was recorded of this job.'),
});

/** The steps of this machine in a file that the dock has written. Throws `InvalidSession` with what is wrong. */
export function readBugReport(text: string, machine: string): Session {
  const { machines } = parse(bugReportSchema, readJson(text));
  const sessions = machines.map((each) => ({ ...each, machine: nameOf(each.machine) }));
  const session = sessions.find((each) => each.machine === machine);
  if (session !== undefined) return { ...session, steps: session.steps.map(revived) };
  const names = sessions.map((each) => each.machine).join(', ');
  throw new InvalidSession(`This file has no steps of ${machine}, but of: ${names}. Open it there.`);
}

/** A report names machines by their ids, as they are on a page. */
function nameOf(id: string): string {
  try {
    return machineModel(id).name;
  } catch {
    throw new InvalidSession(`No machine is called ${id}. The report is of another version.`);
  }
}
