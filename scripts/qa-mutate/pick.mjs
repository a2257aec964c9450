/**
 * So many of them, of every kind in turn and from as many files as can be; the same for the same seed.
 * @template {{ kind: string, file: string }} Each
 * @param {readonly Each[]} all
 * @param {{ count: number, seed: number }} options
 * @returns {Each[]}
 */
export function pick(all, { count, seed }) {
  const random = randomFrom(seed);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const picked = [];
  const uses = new Map();
  while (picked.length < Math.min(count, all.length)) {
    for (const kind of kinds) {
      const left = all.filter((each) => each.kind === kind && !picked.includes(each));
      if (left.length === 0 || picked.length === count) continue;
      const least = Math.min(...left.map(({ file }) => uses.get(file) ?? 0));
      const fresh = left.filter(({ file }) => (uses.get(file) ?? 0) === least);
      const chosen = fresh[Math.floor(random() * fresh.length)];
      uses.set(chosen.file, least + 1);
      picked.push(chosen);
    }
  }
  return picked;
}

/** Mulberry32: small, and good enough to choose. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
