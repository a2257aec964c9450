/** How often a property is tried: 1,000 times, with a seed that is printed, and that `FC_SEED` repeats. */
export function propertyRuns(name: string): { numRuns: number; seed: number } {
  const asked = Number(globalThis.process?.env.FC_SEED);
  const seed = Number.isInteger(asked) && asked !== 0 ? asked : Date.now() & 0x7fffffff;
  console.info(`${name}: seed ${String(seed)}`);
  return { numRuns: 1_000, seed };
}
