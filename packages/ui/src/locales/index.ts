export {
  createMessageFormatter,
  type MessageFormatter,
  type MessagesOf,
  type MessagesOptions,
} from './create-message-formatter.ts';
export { creationTexts, dockTexts, enUS, imagesTexts, referenceTexts, uploaderTexts } from './en-us.ts';
export { fromI18next, type I18nextLike } from './from-i18next.ts';
export { errorMessageKeys, type ErrorMessageKeys } from './error-message.ts';
export { MessagesProvider, useMessages, type MessagesProviderProps } from './messages-context.tsx';
export type {
  CommonKey,
  MessageKey,
  KeyOf,
  Messages,
  MessageValues,
  PluralCategory,
  TextDirection,
  Translate,
} from './messages.types.ts';
export { textDirection } from './text-direction.ts';
