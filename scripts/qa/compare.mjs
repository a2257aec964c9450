/**
 * What on a page is not as expected, in words; empty when all of it is.
 * @param {{ dialog: string | null, controls: readonly object[] | null, maybe?: readonly object[], see: readonly string[], never: readonly string[] }} expected
 * @param {{ dialog: string | null, controls: readonly object[], text: string }} page
 * @returns {string[]}
 */
export function compare(expected, page) {
  const wrong = [];
  if (page.dialog !== expected.dialog) {
    wrong.push(`The dialog is ${quoted(page.dialog)} instead of ${quoted(expected.dialog)}.`);
  }
  const shown = expected.controls === null ? [] : page.controls.filter((found) => !isMaybe(expected, found));
  const wanted = (expected.controls ?? []).map((control, index) => nameOf(wholeName(control, shown[index])));
  const found = shown.map(nameOf);
  if (wanted.join('\n') !== found.join('\n')) {
    const missing = without(wanted, found);
    const extra = without(found, wanted);
    if (missing.length > 0) wrong.push(`Missing: ${missing.join(', ')}.`);
    if (extra.length > 0) wrong.push(`Not expected: ${extra.join(', ')}.`);
    if (missing.length + extra.length === 0) wrong.push(`In another order: ${found.join(', ')}.`);
  }
  for (const text of expected.see) if (!page.text.includes(text)) wrong.push(`Nobody sees “${text}”.`);
  for (const text of expected.never) if (page.text.includes(text)) wrong.push(`“${text}” is seen.`);
  return wrong;
}

const quoted = (name) => (name === null ? 'none' : `“${name}”`);

/** It is there only while it is pointed at, or has the focus. */
function isMaybe({ maybe = [] }, found) {
  return maybe.some(({ role, name }) => role === found.role && found.name.includes(name));
}

/** A control of which only a part of the name is known has the name of the one that is there. */
function wholeName({ part, ...control }, found) {
  return part && found?.name.includes(control.name) ? { ...control, name: found.name } : control;
}

function nameOf({ role, name, off = false }) {
  return `${role} “${name}”${off ? ' (off)' : ''}`;
}

function without(names, others) {
  const left = [...others];
  return names.filter((name) => {
    const index = left.indexOf(name);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
