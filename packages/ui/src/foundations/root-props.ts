import { useMessages, type TextDirection } from '../locales/index.ts';

export interface RootProps {
  readonly className: 'ch-root';
  readonly dir: TextDirection;
  readonly lang: string;
}

/** What every outermost element of ours carries: our tokens and reset, and the direction and language of the texts. */
export function useRootProps(): RootProps {
  const { direction, locale } = useMessages();
  return { className: 'ch-root', dir: direction, lang: locale };
}
