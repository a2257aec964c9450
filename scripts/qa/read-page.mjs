const operable = new Set([
  'button',
  'link',
  'checkbox',
  'textbox',
  'slider',
  'radio',
  'tab',
  'combobox',
  'switch',
]);

/**
 * What assistive technology finds on a page, from Playwright's snapshot of its accessibility tree.
 * @param {string} snapshot
 */
export function readSnapshot(snapshot) {
  const nodes = snapshot.split('\n').flatMap(parseLine);
  const dialogs = nodes.filter(({ role }) => role === 'dialog' || role === 'alertdialog');
  const dialog = dialogs.at(-1) ?? null;
  const scope = dialog === null ? nodes : within(nodes, dialog);
  // Toasts come and go by a clock of their own.
  const toasts = nodes.find(({ role, name }) => role === 'region' && name === 'Notifications');
  const passing = new Set(toasts === undefined ? [] : within(nodes, toasts));
  return {
    dialog: dialog?.name ?? null,
    controls: scope
      .filter((node) => !passing.has(node))
      .filter(({ role }) => operable.has(role))
      .map(({ role, name, off }) => ({ role, name, ...(off ? { off } : {}) })),
    text: scope.map(({ text }) => text).join(' '),
  };
}

/** The nodes under one of them. */
function within(nodes, parent) {
  const start = nodes.indexOf(parent) + 1;
  const end = nodes.findIndex(({ depth }, index) => index >= start && depth <= parent.depth);
  return nodes.slice(start, end === -1 ? undefined : end);
}

function parseLine(line) {
  const match = /^(\s*)- (.*)$/.exec(line);
  if (match === null) return [];
  const [, indent, raw] = match;
  const content = unquote(raw);
  const node = /^([\w-]+)(?: ("(?:[^"\\]|\\.)*"|\/.*\/))?((?: \[[^\]]*\])*)(?::\s?(.*))?$/.exec(content);
  if (node === null)
    return [{ depth: indent.length, role: 'text', name: '', off: false, text: plain(content) }];
  const [, role, quoted, states, text] = node;
  const name = quoted === undefined ? '' : plain(JSON.parse(quoted));
  return [
    {
      depth: indent.length,
      role,
      name,
      off: states.includes('[disabled]'),
      text: `${name} ${plain(unquote(text ?? ''))}`.trim(),
    },
  ];
}

/** YAML quotes a line that could be read as something else. */
function unquote(text) {
  const single = /^'((?:[^']|'')*)'(:?.*)$/.exec(text);
  if (single !== null) return single[1].replaceAll("''", "'") + single[2];
  const whole = /^"(?:[^"\\]|\\.)*"$/.exec(text);
  return whole === null ? text : JSON.parse(text);
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();
