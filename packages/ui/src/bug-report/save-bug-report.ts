import { createBugReport } from './create-bug-report.ts';
import type { StepRecorder } from './create-step-recorder.ts';

/** Lets the browser save what is known of a job as a file, which the stepper in Storybook opens. */
export function saveBugReport(recorder: Pick<StepRecorder, 'machinesOf'>, jobKey: string): void {
  const report = createBugReport(recorder.machinesOf(jobKey));
  const text = JSON.stringify(report, null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `generation-report-${jobKey.replace(/[^\w-]+/g, '-')}.json`;
  link.click();
  // The browser has taken it by the next task.
  setTimeout(() => URL.revokeObjectURL(address));
}
