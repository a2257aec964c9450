import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tryAsides } from './try-asides.mjs';

/** A page with a button that unfolds a text, or opens a layer with a way out. */
function pageWith(name, { opens, closes = true }) {
  const folded = `- button "${name}"`;
  const shown =
    opens === 'layer' ? '- dialog "Picture":\n  - button "Close"' : `- button "${name}"\n- text: HTTP 500`;
  let snapshot = folded;
  const press = () => {
    if (snapshot !== folded) snapshot = closes ? folded : snapshot;
    else if (opens !== 'nothing') snapshot = shown;
  };
  const pressed = [];
  return {
    pressed,
    evaluate: vi.fn().mockResolvedValueOnce([{ control: { role: 'button', name } }]),
    locator: () => ({ ariaSnapshot: async () => snapshot }),
    mouse: { move: async () => undefined },
    getByRole: (_role, found) => ({
      nth: () => ({
        click: async () => {
          pressed.push(found.name);
          press();
        },
      }),
    }),
  };
}

describe('a button that no machine hears of', () => {
  // Only what is wrong is waited for.
  let now;
  beforeEach(() => {
    now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_500));
  });
  afterEach(() => vi.restoreAllMocks());

  it('is right when it unfolds something and folds it again', async () => {
    const page = pageWith('Details', { opens: 'text' });
    expect(await tryAsides(page, false)).toEqual([]);
    expect(page.pressed).toEqual(['Details', 'Details']);
  });

  it('is right when it opens a layer that can be left', async () => {
    const page = pageWith('View full size', { opens: 'layer' });
    expect(await tryAsides(page, false)).toEqual([]);
    expect(page.pressed).toEqual(['View full size', 'Close']);
  });

  it('is wrong when nothing happens', async () => {
    expect(await tryAsides(pageWith('Details', { opens: 'nothing' }), false)).toEqual([
      'The button “Details” does nothing.',
    ]);
  });

  it('is wrong when its layer cannot be left', async () => {
    const page = pageWith('View full size', { opens: 'layer', closes: false });
    expect(await tryAsides(page, false)).toEqual([
      'The button “Close” does not take back what “View full size” shows.',
    ]);
  });
});

/** A page with a picture, whose viewer has these buttons; those of `deaf` do nothing. */
function pageWithViewer({ has, deaf = [] }) {
  const page = (name, buttons) =>
    `- dialog "${name}":\n${buttons.map((each) => `  - button "${each}"`).join('\n')}`;
  const sights = {
    page: '- button "Avatar"',
    viewer: page('Picture', [...has, 'Close']),
    question: page('Delete this picture?', ['Keep', 'Delete']),
  };
  const leadsTo = { Avatar: 'viewer', Delete: 'question', Keep: 'viewer', Close: 'page' };
  const detours = [{ name: 'Delete', out: 'Keep' }];
  const aside = {
    control: { role: 'button', name: 'Avatar', part: true },
    buttons: ['Use', 'Delete'],
    detours,
  };
  let sight = 'page';
  const pressed = [];
  return {
    pressed,
    evaluate: vi.fn().mockResolvedValueOnce([aside]),
    locator: () => ({ ariaSnapshot: async () => sights[sight] }),
    mouse: { move: async () => undefined },
    getByRole: (_role, { name }) => ({
      nth: () => ({
        click: async () => {
          pressed.push(name);
          if (!deaf.includes(name)) sight = leadsTo[name];
        },
      }),
    }),
  };
}

describe('a layer in which something can be asked for', () => {
  let now;
  beforeEach(() => {
    now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_500));
  });
  afterEach(() => vi.restoreAllMocks());

  it('is right when all of it can, and it can be left', async () => {
    const page = pageWithViewer({ has: ['Use', 'Delete'] });
    expect(await tryAsides(page, false)).toEqual([]);
    expect(page.pressed).toEqual(['Avatar', 'Delete', 'Keep', 'Close']);
  });

  it('is wrong when a button is missing in it', async () => {
    expect(await tryAsides(pageWithViewer({ has: ['Use'] }), false)).toEqual([
      'Missing in what “Avatar” opens: Delete.',
    ]);
  });

  it('is wrong when a button in it does nothing', async () => {
    const page = pageWithViewer({ has: ['Use', 'Delete'], deaf: ['Delete'] });
    expect(await tryAsides(page, false)).toEqual(['The button “Delete” does nothing.']);
  });
});
