/**
 * Shows that something slow is under way: a line that counts the seconds on a terminal, a line at the start
 * and one at the end elsewhere.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgressLine(label, work) {
  const started = performance.now();
  const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
  const isTerminal = process.stderr.isTTY === true;
  if (!isTerminal) process.stderr.write(`${label}…\n`);
  const draw = () => process.stderr.write(`\r${label}… ${seconds()} `);
  const timer = isTerminal ? setInterval(draw, 1000) : undefined;
  if (isTerminal) draw();
  let outcome = 'failed after';
  try {
    const result = await work();
    outcome = 'done in';
    return result;
  } finally {
    clearInterval(timer);
    process.stderr.write(`${isTerminal ? '\r' : ''}${label}: ${outcome} ${seconds()}\n`);
  }
}
