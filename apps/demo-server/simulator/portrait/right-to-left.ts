/** Arabic letters by the shapes they take: alone, at the end, at the start, in the middle. */
const shapes = shapesFromUnicode();

const RIGHT_TO_LEFT = '\\u0590-\\u08ff\\ufb1d-\\ufefc';
const RUN = new RegExp(`[${RIGHT_TO_LEFT}](?:[^\\p{L}\\p{N}]*[${RIGHT_TO_LEFT}])*`, 'gu');
const FIRST_LETTER = /\p{L}/u;

/** The characters in the order in which they stand on paper, Arabic letters joined. Left-to-right text stays as it is. */
export function visualOrder(text: string): string {
  const first = FIRST_LETTER.exec(text)?.[0] ?? '';
  const reversed = (run: string) => Array.from(joined(run)).reverse().join('');
  if (!new RegExp(`[${RIGHT_TO_LEFT}]`).test(first)) return text.replace(RUN, reversed);
  // The whole line runs from the right; other scripts keep their own direction within it.
  const parts: string[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    parts.push(turned(text.slice(end, index)), reversed(run));
    end = index + run.length;
  }
  return [...parts, turned(text.slice(end))].reverse().join('');
}

/** Left-to-right words as they are, with the spaces and signs around them on the other side. */
function turned(part: string): string {
  const [, before = '', words = '', after = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(part) ?? [];
  return after + words + before;
}

function joined(run: string): string {
  // Marks above and below the letters are left out: they would need to be placed.
  const letters = Array.from(run.replace(/[\u064b-\u065f\u0670]/g, ''));
  return letters
    .map((letter, index) => {
      const own = shapes.get(letter);
      if (!own) return letter;
      const joinsBefore = (shapes.get(letters[index - 1] ?? '')?.length ?? 0) === 4;
      const joinsAfter = own.length === 4 && shapes.has(letters[index + 1] ?? '');
      return own[(joinsBefore ? 1 : 0) + (joinsAfter ? 2 : 0)] ?? letter;
    })
    .join('');
}

/** The presentation forms stand in Unicode in this very order, each naming its letter. */
function shapesFromUnicode(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (let code = 0xfe80; code <= 0xfef4; code++) {
    const form = String.fromCharCode(code);
    const letter = form.normalize('NFKC');
    found.set(letter, [...(found.get(letter) ?? []), form]);
  }
  return found;
}
