import { createRandom } from './random.mjs';

/** Requests and faults begin within this time. */
const REQUESTS_MS = 2000;
const FAULTS_MS = 2600;

const backends = ['redis', 'redis', 'postgres', 'embedded'];

/**
 * Everything that a run decides by chance: its backend and processes, what is asked of it when, and what goes wrong
 * when, where and for how long.
 * @param {number} seed
 */
export function planRun(seed) {
  const random = createRandom(seed);
  const backend = random.pick(backends);
  const isEmbedded = backend === 'embedded';
  const counts = {
    main: isEmbedded ? 1 : 0,
    api: isEmbedded ? 0 : random.whole(1, 2),
    worker: isEmbedded ? 0 : random.whole(1, 2),
  };
  const processes = Object.entries(counts).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, index) => ({ name: `${role}-${index + 1}`, role })),
  );
  return {
    seed,
    backend,
    processes,
    requests: planRequests(random),
    faults: planFaults(random, { backend, processes }),
  };
}

function planRequests(random) {
  const wishes = ['avatar', 'cover', 'dataset', 'dataset', 'creation', 'upload', 'avatar'];
  return Array.from({ length: random.whole(3, 5) }, (_, index) => ({
    index,
    atMs: random.whole(0, REQUESTS_MS),
    wish: random.pick(wishes),
    views: ['face', 'front', 'side', 'back'].slice(0, random.whole(1, 3)),
    /** The same intent sent twice at once, as by a double click or a proxy that repeats. */
    isSentTwice: random.chance(0.3),
    cancelAfterMs: random.chance(0.25) ? random.whole(0, 1500) : null,
  })).sort((a, b) => a.atMs - b.atMs);
}

function planFaults(random, { backend, processes }) {
  const own = processes.map(({ name }) => name);
  const servers = backend === 'embedded' ? [] : backend === 'redis' ? ['postgres', 'redis'] : ['postgres'];
  const links = [
    'comfy',
    'watch',
    ...processes.flatMap(({ name, role }) =>
      role === 'main' ? [] : servers.map((server) => `${server}:${name}`),
    ),
  ];
  // The bytes of a database's connection are protected by checksums and TLS: broken ones end it, and are never passed on.
  const linkFaults = (link) => [
    'cut',
    'half-open',
    'slow',
    'refuse',
    'garbage',
    ...(link === 'comfy' || link === 'watch' ? ['duplicate'] : []),
  ];
  const makers = [
    () => ({ kind: random.pick(['kill', 'kill', 'freeze', 'restart']), target: random.pick(own) }),
    () => ({
      kind: random.pick(['kill', 'freeze', 'restart']),
      target: random.pick(['comfy', ...servers, ...servers]),
    }),
    () => {
      const target = random.pick(links);
      return { kind: random.pick(linkFaults(target)), target };
    },
    () => ({ kind: 'disk-full', target: random.pick(own) }),
    () => ({
      kind: 'clock',
      target: random.pick(own),
      stepMs: random.pick([-7_200_000, -60_000, -1500, 1500, 60_000, 7_200_000]),
    }),
  ];
  return Array.from({ length: random.whole(2, 4) }, () => ({
    atMs: random.whole(100, FAULTS_MS),
    forMs: random.whole(150, 2500),
    ...random.pick([...makers, makers[0], makers[1], makers[2]])(),
  })).sort((a, b) => a.atMs - b.atMs);
}

/** One fault as people read it, such as `1.2 s freeze worker-1 for 0.8 s`. */
export function describeFault({ kind, target, atMs, forMs, stepMs }) {
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const how = stepMs === undefined ? `for ${seconds(forMs)}` : `by ${seconds(stepMs)}`;
  return `${seconds(atMs)} ${kind} ${target} ${how}`;
}
