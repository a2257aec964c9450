import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import {
  createMessageFormatter,
  type MessageFormatter,
  type MessagesOptions,
} from './create-message-formatter.ts';

const MessagesContext = createContext<MessageFormatter>(createMessageFormatter());

export interface MessagesProviderProps extends MessagesOptions {
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

/** The texts of the nearest `MessagesProvider`; English without one. */
export function useMessages(): MessageFormatter {
  return useContext(MessagesContext);
}
