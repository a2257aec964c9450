/**
 * What both walks found, machine by machine.
 * @param {readonly object[]} headless
 * @param {readonly object[]} browser
 */
export function joinResults(headless, browser) {
  return headless.map((found) => {
    const ids = found.transitions.map(({ id }) => id);
    const inBrowser = (wanted) => {
      const walked = browser.find(({ machine, way }) => machine === found.machine && way === wanted);
      return walked === undefined ? null : side(walked, ids, walked.problems.map(problemText));
    };
    return {
      machine: found.machine,
      transitions: found.transitions,
      headless: side(found, ids, found.problems),
      pointer: inBrowser('pointer'),
      keyboard: inBrowser('keyboard'),
    };
  });
}

function side({ states, paths, steps = null, seconds, taken }, ids, problems) {
  const known = new Set(taken);
  const untaken = ids.filter((id) => !known.has(id));
  return {
    states,
    paths,
    steps,
    seconds,
    taken: ids.length - untaken.length,
    percent: ids.length === 0 ? 100 : Math.floor((100 * (ids.length - untaken.length)) / ids.length),
    untaken,
    problems,
  };
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
  const rows = results.flatMap(({ machine, transitions, headless, pointer, keyboard }) => [
    row(machine, 'headless', transitions.length, headless),
    row('', 'pointer', transitions.length, pointer),
    row('', 'keyboard', transitions.length, keyboard),
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
  if (found === null) return [machine, walk, '–', '–', '–', '–', 'no driver'];
  const { states, taken, paths, seconds, percent, problems } = found;
  const verdict = problems.length === 0 ? `${percent} %` : `${percent} %, ${problems.length} wrong`;
  return [machine, walk, `${states}`, `${taken}/${all}`, `${paths}`, seconds.toFixed(1), verdict];
}
