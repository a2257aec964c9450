/** The results as a page to read: what is wrong and what was not taken first, then everything. */
export function writeReport(results, failures, seconds) {
  const percent = (side) => (side === null ? '–' : `${side.percent} %`);
  const rows = results.map(
    ({ machine, transitions, headless, pointer, keyboard }) =>
      `<tr><th scope="row"><a href="#${machine}">${machine}</a></th><td>${headless.states}</td><td>${transitions.length}</td><td>${percent(headless)}</td><td>${percent(pointer)}</td><td>${percent(keyboard)}</td><td>${headless.paths}</td><td>${pointer?.paths ?? '–'}</td><td>${keyboard?.paths ?? '–'}</td><td>${headless.seconds.toFixed(1)}</td><td>${pointer?.seconds.toFixed(1) ?? '–'}</td><td>${keyboard?.seconds.toFixed(1) ?? '–'}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Walks of the machines</title>
<style>${style}</style>
<h1>Walks of the machines</h1>
<p>${failures.length === 0 ? 'Every transition of every machine was taken, headless and in the browser, with a pointer in light and with a keyboard in dark, and each page was as expected.' : `${failures.length} wrong.`} ${seconds.toFixed(0)} s.</p>
${failures.length === 0 ? '' : `<h2>What is wrong</h2><ul class="wrong">${failures.map((text) => `<li>${escape(text)}</li>`).join('')}</ul>`}
<table><thead><tr><th>machine</th><th>states</th><th>transitions</th><th>headless</th><th>pointer</th><th>keyboard</th><th>paths headless</th><th>paths pointer</th><th>paths keyboard</th><th>s headless</th><th>s pointer</th><th>s keyboard</th></tr></thead><tbody>${rows.join('')}</tbody></table>
${results.map(section).join('\n')}
</html>
`;
}

function section({ machine, transitions, headless, pointer, keyboard }) {
  const missing = ({ id }) =>
    [headless, pointer, keyboard].filter((side) => side?.untaken.includes(id)).length;
  const sorted = [...transitions].sort((a, b) => missing(b) - missing(a));
  const rows = sorted.map((transition) => {
    const { id, source, event, guard, targets } = transition;
    const mark = (side) => (side === null ? '–' : side.untaken.includes(id) ? '✗' : '✓');
    return `<tr class="${missing(transition) > 0 ? 'untaken' : ''}"><td>${mark(headless)}</td><td>${mark(pointer)}</td><td>${mark(keyboard)}</td><td>${escape(source)}</td><td>${escape(event)}</td><td>${escape(guard ?? '')}</td><td>${escape(targets.join(' '))}</td></tr>`;
  });
  return `<details id="${machine}"${sorted.some((each) => missing(each) > 0) ? ' open' : ''}><summary>${machine}</summary><table><thead><tr><th>headless</th><th>pointer</th><th>keyboard</th><th>in</th><th>event</th><th>if</th><th>to</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
th, td { text-align: start; padding: .3rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); overflow-wrap: anywhere; }
td { font-variant-numeric: tabular-nums; }
summary { font-weight: 600; padding: .5rem 0; cursor: pointer; }
.untaken, .wrong { color: light-dark(#b00020, #ff8a8a); }
`;
