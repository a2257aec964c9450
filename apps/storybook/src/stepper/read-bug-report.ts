import { z } from 'zod';
import { InvalidSession, parse, readJson, sessionSchema, type Session } from './session.ts';

/** What the dock writes: the machines that had to do with a job, from their start. */
const bugReportSchema = z.object({
  format: z.literal('charhub-generation-report'),
  version: z.literal(1),
  machines: z.array(sessionSchema).min(1),
});

/** The steps of this machine in a file that the dock has written. Throws `InvalidSession` with what is wrong. */
export function readBugReport(text: string, machine: string): Session {
  const { machines } = parse(bugReportSchema, readJson(text));
  const session = machines.find((each) => each.machine === machine);
  if (session !== undefined) return session;
  const names = machines.map((each) => each.machine).join(', ');
  throw new InvalidSession(`This file has no steps of ${machine}, but of: ${names}. Open it there.`);
}
