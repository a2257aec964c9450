/**
 * What the walks found, machine by machine, and what other runs took by the way: that informs, and fails nothing.
 * @param {readonly object[]} headless
 * @param {readonly object[]} browser
 * @param {Awaited<ReturnType<typeof import('./read-recordings.mjs').readRecordings>>} recordings
 */
export function joinResults(headless, browser, recordings = []) {
  return headless.map((found) => {
    const ids = found.transitions.map(({ id }) => id);
    const inBrowser = (wanted) => {
      const walked = browser.find(({ machine, way }) => machine === found.machine && way === wanted);
      return walked === undefined ? null : side(walked, ids, walked.problems.map(problemText));
    };
    const inRuns = (wanted) => {
      const runs = recordings.filter(({ column, recording }) => column === wanted && recording !== null);
      const taken = runs.flatMap(({ recording }) => Object.keys(recording.taken[found.id] ?? {}));
      return runs.length === 0 ? null : share(taken, ids);
    };
    return {
      machine: found.machine,
      transitions: found.transitions,
      headless: side(found, ids, found.problems),
      pointer: inBrowser('pointer'),
      keyboard: inBrowser('keyboard'),
      stories: inRuns('stories'),
      endToEnd: inRuns('endToEnd'),
    };
  });
}

function side({ states, paths, steps = null, seconds, taken }, ids, problems) {
  return { states, paths, steps, seconds, ...share(taken, ids), problems };
}

function share(taken, ids) {
  const known = new Set(taken);
  const untaken = ids.filter((id) => !known.has(id));
  const count = ids.length - untaken.length;
  return { taken: count, percent: ids.length === 0 ? 100 : Math.floor((100 * count) / ids.length), untaken };
}

function problemText({ steps, state, wrong }) {
  const way = steps.length === 0 ? '' : ` After ${steps.join(' → ')}, in ${state}.`;
  return `${wrong.join(' ')}${way}`;
}

/** Everything that makes a walk fail, in words. */
export function failuresOf(results, { onlyHeadless }) {
  return results.flatMap(({ machine, headless, ...browser }) => [
    ...failuresOfSide(`${machine}, headless`, headless),
    ...['pointer', 'keyboard'].flatMap((way) => {
      const walked = browser[way];
      if (walked !== null) return failuresOfSide(`${machine}, ${way}`, walked);
      return onlyHeadless ? [] : [`${machine}, ${way}: no driver walks it.`];
    }),
  ]);
}

function failuresOfSide(name, { untaken, problems }) {
  // What went wrong is often why the rest was not taken.
  return [
    ...problems.map((problem) => `${name}: ${problem}`),
    ...untaken.map((id) => `${name}: nothing took ${id}`),
  ];
}

/** The results as a table for a terminal. */
export function tableOf(results) {
  const head = ['machine', 'walk', 'states', 'transitions', 'paths', 'seconds', ''];
  const rows = results.flatMap(({ machine, transitions, headless, pointer, keyboard, stories, endToEnd }) => [
    row(machine, 'headless', transitions.length, headless),
    row('', 'pointer', transitions.length, pointer),
    row('', 'keyboard', transitions.length, keyboard),
    recordedRow('stories', transitions.length, stories),
    recordedRow('end to end', transitions.length, endToEnd),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column].length)));
  return [head, ...rows]
    .map((cells) =>
      cells
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
        .join('  '),
    )
    .join('\n');
}

function row(machine, walk, all, found) {
  if (found === null) return [machine, walk, '–', '–', '–', '–', 'not walked'];
  const { states, taken, paths, seconds, percent, problems } = found;
  const verdict = problems.length === 0 ? `${percent} %` : `${percent} %, ${problems.length} wrong`;
  return [machine, walk, `${states}`, `${taken}/${all}`, `${paths}`, seconds.toFixed(1), verdict];
}

function recordedRow(run, all, found) {
  if (found === null) return ['', run, '–', '–', '–', '–', 'not recorded'];
  return ['', run, '–', `${found.taken}/${all}`, '–', '–', `${found.percent} %`];
}
