/**
 * Counts the steps of several hosts, and prints each as it ends. A step that fails ends its host, and counts once
 * for itself; a host without any step has failed, too.
 */
export function createStepReport(print = (line) => console.log(line)) {
  const total = { passed: 0, failed: 0 };

  function fail(host, name, error) {
    total.failed++;
    print(
      ` FAIL ${host}: ${name}\n${indent(error instanceof Error ? (error.stack ?? error.message) : error)}`,
    );
  }

  return {
    count: () => ({ ...total }),
    /** Runs the steps of one host; never rejects. */
    of: async (host, run) => {
      let steps = 0;
      let failedStep = null;
      const step = async (name, act) => {
        const started = performance.now();
        steps++;
        try {
          const result = await act();
          total.passed++;
          print(`  ok  ${host}: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
          return result;
        } catch (error) {
          failedStep = error;
          fail(host, name, error);
          throw error;
        }
      };
      try {
        await run(step);
        if (steps === 0) fail(host, 'has no steps', 'Nothing was looked at.');
      } catch (error) {
        if (error !== failedStep) fail(host, 'between its steps', error);
      }
    },
  };
}

function indent(text) {
  return String(text).trim().replace(/^/gm, '      ');
}
