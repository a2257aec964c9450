import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import { enUS, type PageMessageKey, type PageMessages } from './en-us.ts';

export type TranslatePage = (key: PageMessageKey, values?: Readonly<Record<string, string>>) => string;

function translateWith(messages: PageMessages): TranslatePage {
  return (key, values = {}) =>
    messages[key].replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

const PageMessagesContext = createContext<TranslatePage>(translateWith(enUS));

export function PageMessagesProvider(props: { messages: PageMessages; children: ReactNode }): ReactElement {
  const translate = useMemo(() => translateWith(props.messages), [props.messages]);
  return <PageMessagesContext.Provider value={translate}>{props.children}</PageMessagesContext.Provider>;
}

/** The page's texts in the chosen language. */
export function usePageMessages(): TranslatePage {
  return useContext(PageMessagesContext);
}
