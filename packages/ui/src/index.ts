export {
  createMessageFormatter,
  enUS,
  MessagesProvider,
  useMessages,
  type MessageFormatter,
  type MessageKey,
  type Messages,
  type MessagesOptions,
  type MessagesProviderProps,
  type MessageValues,
  type TextDirection,
  type Translate,
} from './locales/index.ts';
