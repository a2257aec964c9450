import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import {
  createMessageFormatter,
  type MessageFormatter,
  type MessagesOf,
  type MessagesOptions,
} from './create-message-formatter.ts';
import { learnEnglish } from './english.ts';
import type { EnglishPart, MessageKey } from './messages.types.ts';

const MessagesContext = createContext<MessageFormatter<MessageKey>>(createMessageFormatter());

export interface MessagesProviderProps extends MessagesOptions {
  /** What speaks that language. */
  readonly children: ReactNode;
}

/** Gives every component below it its texts, number formats and writing direction. */
export function MessagesProvider({
  locale,
  messages,
  translate,
  children,
}: MessagesProviderProps): ReactElement {
  const formatter = useMemo(
    () => createMessageFormatter({ locale, messages, translate }),
    [locale, messages, translate],
  );
  return <MessagesContext.Provider value={formatter}>{children}</MessagesContext.Provider>;
}

/**
 * The texts of the nearest `MessagesProvider`; English without one. A component names the `parts` of the English texts
 * that it shows beside the common ones, so that a page without it does not load them.
 */
export function useMessages<Parts extends readonly EnglishPart[]>(
  ...parts: Parts
): MessagesOf<Parts[number]> {
  parts.forEach(learnEnglish);
  return useContext(MessagesContext);
}
