import { startRecording } from './write-recording.mjs';

/** @type {import('./vitest-reporter.d.mts').transitionsReporter} */
export function transitionsReporter({ outputFile }) {
  return {
    onTestRunEnd: async (modules) => {
      const recording = startRecording();
      for (const module of modules) {
        for (const test of module.children.allTests()) {
          const { reports = [] } = test.meta();
          const report = reports.find(({ type }) => type === 'transitions');
          if (report !== undefined) recording.add(report.result);
        }
      }
      await recording.write(outputFile);
    },
  };
}
