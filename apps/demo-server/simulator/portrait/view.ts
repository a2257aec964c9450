/** What of the character is shown, and from where. */
export type View = 'avatar' | 'face' | 'cover' | 'front' | 'side' | 'back';

const NAMED = /(?:^|[^a-z])(avatar|cover|face|front|side|back)(?=[^a-z]|$)/i;

const described: readonly (readonly [View, RegExp])[] = [
  ['back', /\b(back view|from behind|rear view|facing away)\b/i],
  ['side', /\b(side view|from side|from the side|profile)\b/i],
  ['front', /\b(full[- ]body|full[- ]length|standing, front view)\b/i],
  ['face', /\b(close-?up|face focus|headshot)\b/i],
  ['avatar', /\b(portrait|head and shoulders|bust)\b/i],
  ['cover', /\b(cowboy shot|upper body|half body|scenery|detailed background)\b/i],
];

/** From the name under which the picture will be saved, else from the prompt, else from its shape. */
export function recogniseView(picture: {
  readonly hint: string;
  readonly prompt: string;
  readonly width: number;
  readonly height: number;
}): View {
  const named = NAMED.exec(picture.hint)?.[1]?.toLowerCase();
  const byName = views.find((view) => view === named);
  if (byName) return byName;
  const byWords = described.find(([, words]) => words.test(picture.prompt))?.[0];
  // A standing figure before scenery is a cover, whatever else the words say.
  if (
    byWords === 'front' &&
    /background|scenery/i.test(picture.prompt) &&
    !/simple background|white background/i.test(picture.prompt)
  ) {
    return 'cover';
  }
  return byWords ?? (picture.height > picture.width * 1.2 ? 'cover' : 'avatar');
}

const views: readonly View[] = ['avatar', 'face', 'cover', 'front', 'side', 'back'];
