/** What decides, in the order of its columns. */
const walks = ['headless', 'pointer', 'keyboard'];

/** What informs: it is recorded by the way, in runs that look for something else. */
const recorded = { stories: 'stories', endToEnd: 'end to end' };

const columns = [...walks, ...Object.values(recorded)];
const sidesOf = (result) => [...walks, ...Object.keys(recorded)].map((name) => result[name] ?? null);

/**
 * The results as a page to read: what is wrong and what was not taken first, then everything.
 * @param {{ results: readonly object[], failures: readonly string[], seconds: number, runs: readonly string[] }} found
 * `runs` says of each recorded run which one it was
 */
export function writeReport({ results, failures, seconds, runs }) {
  const heads = [
    'machine',
    'states',
    'transitions',
    ...columns,
    ...walks.map((walk) => `paths ${walk}`),
    ...walks.map((walk) => `s ${walk}`),
  ];
  const rows = results.map((result) => {
    const { machine, transitions, headless } = result;
    const cells = [
      headless.states,
      transitions.length,
      ...sidesOf(result).map(percentOf),
      ...walks.map((walk) => result[walk]?.paths ?? '–'),
      ...walks.map((walk) => result[walk]?.seconds.toFixed(1) ?? '–'),
    ];
    return `<tr><th scope="row"><a href="#${machine}">${machine}</a></th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Walks of the machines</title>
<style>${style}</style>
<h1>Walks of the machines</h1>
<p>${failures.length === 0 ? verdictOf(results) : `${failures.length} wrong.`} ${seconds.toFixed(0)} s.</p>
${failures.length === 0 ? '' : `<h2>What is wrong</h2>${listOf(failures, 'wrong')}`}
<p>What the stories and the end-to-end tests took was recorded by the way, in the run that is named; it decides nothing.</p>
${listOf(runs)}
<div class="wide overview"><table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>
${results.map(section).join('\n')}
</html>
`;
}

function section(result) {
  const { machine, transitions } = result;
  const sides = sidesOf(result);
  const missing = ({ id }, among) => among.filter((side) => side?.untaken.includes(id)).length;
  const unwalked = (transition) => missing(transition, sides.slice(0, walks.length));
  const sorted = [...transitions].sort(
    (a, b) => unwalked(b) - unwalked(a) || missing(b, sides) - missing(a, sides),
  );
  const rows = sorted.map((transition) => {
    const { id, source, event, guard, targets } = transition;
    const marks = sides.map((side) => (side === null ? '–' : side.untaken.includes(id) ? '✗' : '✓'));
    const words = [source, event, guard ?? '', targets.join(' ')].map(escape);
    return `<tr class="${unwalked(transition) > 0 ? 'untaken' : ''}">${[...marks, ...words].map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const heads = [...columns, 'in', 'event', 'if', 'to'].map((head) => `<th>${head}</th>`).join('');
  return `<details id="${machine}"${sorted.some((each) => unwalked(each) > 0) ? ' open' : ''}><summary>${machine}</summary><div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`;
}

function verdictOf(results) {
  const isInBrowser = results.some(({ pointer }) => pointer !== null);
  return isInBrowser
    ? 'Every transition of every machine was taken, headless and in the browser, with a pointer in light and with a keyboard in dark, and each page was as expected.'
    : 'Every transition of every machine was taken, headless. No browser was asked for.';
}

const percentOf = (side) => (side === null ? '–' : `${side.percent} %`);
const listOf = (texts, name = '') =>
  `<ul class="${name}">${texts.map((text) => `<li>${escape(text)}</li>`).join('')}</ul>`;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
.wide { overflow-x: auto; }
th, td { text-align: start; padding: .3rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); overflow-wrap: anywhere; }
thead th { overflow-wrap: normal; }
.overview :is(tbody th, td) { white-space: nowrap; }
td { font-variant-numeric: tabular-nums; }
summary { font-weight: 600; padding: .5rem 0; cursor: pointer; }
.untaken, .wrong { color: light-dark(#b00020, #ff8a8a); }
`;
