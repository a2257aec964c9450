import { groupBy } from './group-by.mjs';
import { escape } from './escape.mjs';

/**
 * What changed, as before and after; what looks wrong; and every sheet. Addresses are relative to the board's folder.
 * @param {{ changed: import('./keep-pictures.mjs').Change[], added: string[], removed: string[], failures: object[],
 *   faults: [string, string[]][], sheets: object[], shots: number, seconds: number }} board
 */
export function writeReport({ changed, added, removed, failures, faults, sheets, shots, seconds }) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>State board</title>
<style>${style}</style>
<h1>State board</h1>
<p>${shots} pictures in ${seconds.toFixed(0)} s: ${changed.length} changed, ${added.length} new, ${removed.length} gone, ${failures.length} stories failed.</p>
${section('Failed', failures.map(failureItem))}
${section('Changed', changed.map(changeItem), true)}
${section('To look at', faults.map(faultItem))}
${section('Gone', removed.map(nameItem))}
${section('New', added.length > 200 ? [`<li>${added.length} pictures</li>`] : added.map(nameItem))}
${section('Sheets', sheetItems(sheets), true)}
</html>
`;
}

function section(title, items, isOpen = items.length < 40) {
  if (items.length === 0) return '';
  return `<details${isOpen ? ' open' : ''}><summary>${title} (${items.length})</summary><ul>${items.join('\n')}</ul></details>`;
}

const nameItem = (name) => `<li><a href="tiles/${name}.png">${escape(name)}</a></li>`;

const failureItem = ({ story, locale, message }) =>
  `<li>${escape(story)} in ${locale}: ${escape(message)}</li>`;

const changeItem = ({ name, pixels, before, after, marked }) =>
  `<li><h3>${escape(name)} <small>${pixels} pixels</small></h3><div class="change">${[
    ['before', before],
    ['after', after],
    ['what differs', marked],
  ]
    .map(
      ([caption, file]) =>
        `<figure><figcaption>${caption}</figcaption><a href="${file}"><img loading="lazy" src="${file}" alt="${escape(name)}, ${caption}"></a></figure>`,
    )
    .join('')}</div></li>`;

const faultItem = ([fault, names]) =>
  `<li>${escape(fault)}<br>${names
    .slice(0, 12)
    .map((name) => `<a href="tiles/${name}.png">${escape(name)}</a>`)
    .join(' · ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}</li>`;

function sheetItems(sheets) {
  return groupBy(sheets, ({ component }) => component).map(
    ([component, ofComponent]) =>
      `<li>${escape(component)}: ${ofComponent.map(({ view, file }) => `<a href="sheets/${file}">${view}</a>`).join(' · ')}</li>`,
  );
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 90rem; margin: 2rem auto; padding: 0 1rem; }
summary { font-weight: 600; font-size: 1.15rem; padding: .75rem 0; cursor: pointer; }
li { margin: .4rem 0; overflow-wrap: anywhere; }
h3 { margin: .5rem 0; font-size: 1rem; }
small { font-weight: 400; opacity: .75; }
.change { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; }
figure { margin: 0; }
img { max-width: 100%; outline: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
`;
