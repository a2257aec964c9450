import { createMessageFormatter } from '@charhub/ui';
import { CURRENT_STORY_WAS_SET, FORCE_REMOUNT, GLOBALS_UPDATED } from 'storybook/internal/core-events';
import type { Globals } from 'storybook/internal/types';
import { addons } from 'storybook/preview-api';

/** Theme, colours, language and direction of the page around a story. */
export function dressPage(globals: Globals): void {
  const page = document.documentElement;
  page.classList.toggle('dark', globals['theme'] === 'dark');
  page.dataset['host'] = globals['host'] === 'charhub' ? 'charhub' : 'none';
  page.dir = createMessageFormatter({ locale: localeOf(globals) }).direction;
  page.lang = localeOf(globals);
}

/** BCP 47. */
export function localeOf(globals: Globals): string {
  return typeof globals['locale'] === 'string' ? globals['locale'] : 'en-US';
}

/**
 * A story that mounts its own scene is not rendered again when the toolbar changes. Its page is dressed here, where it
 * stands; in another language it has to be played from the start.
 */
export function followToolbar(): void {
  const channel = addons.getChannel();
  let storyId: string | undefined;
  channel.on(CURRENT_STORY_WAS_SET, (current: { readonly storyId: string }) => {
    storyId = current.storyId;
  });
  channel.on(GLOBALS_UPDATED, ({ globals }: { readonly globals: Globals }) => {
    // The decorator has dressed the page of a story that was rendered again.
    const isStale = localeOf(globals) !== document.documentElement.lang;
    dressPage(globals);
    if (isStale && storyId !== undefined) channel.emit(FORCE_REMOUNT, { storyId });
  });
}
