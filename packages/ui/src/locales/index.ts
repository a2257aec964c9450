export {
  createMessageFormatter,
  type JobMessages,
  type MessageFormatter,
  type MessagesOf,
  type MessagesOptions,
} from './create-message-formatter.ts';
export { enUS } from './en-us.ts';
export { creationTexts } from './english/creation.ts';
export { dockTexts } from './english/dock.ts';
export { imagesTexts } from './english/images.ts';
export { jobTexts } from './english/job.ts';
export { referenceTexts } from './english/reference.ts';
export { uploaderTexts } from './english/uploader.ts';
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
