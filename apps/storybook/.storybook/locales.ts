import { enUS, type Messages } from '@charhub/ui';
import { arSA } from '@charhub/ui/locales/ar-sa';
import { deDE } from '@charhub/ui/locales/de-de';
import { esES } from '@charhub/ui/locales/es-es';
import { frFR } from '@charhub/ui/locales/fr-fr';
import { hiIN } from '@charhub/ui/locales/hi-in';
import { itIT } from '@charhub/ui/locales/it-it';
import { jaJP } from '@charhub/ui/locales/ja-jp';
import { koKR } from '@charhub/ui/locales/ko-kr';
import { ptBR } from '@charhub/ui/locales/pt-br';
import { ruRU } from '@charhub/ui/locales/ru-ru';
import { zhCN } from '@charhub/ui/locales/zh-cn';
import { accented, mirrored, pseudoMessages } from './pseudo-messages.ts';

/** What the locale toolbar offers; the direction of writing follows from the language. */
export const locales: Readonly<Record<string, { readonly title: string; readonly messages: Messages }>> = {
  'en-US': { title: 'English', messages: enUS },
  'en-XA': { title: 'Pseudo: accents, 40 % longer', messages: pseudoMessages(accented) },
  'ar-XB': { title: 'Pseudo: right to left', messages: pseudoMessages(mirrored) },
  'ar-SA': { title: 'العربية', messages: arSA },
  'de-DE': { title: 'Deutsch', messages: deDE },
  'es-ES': { title: 'Español', messages: esES },
  'fr-FR': { title: 'Français', messages: frFR },
  'hi-IN': { title: 'हिन्दी', messages: hiIN },
  'it-IT': { title: 'Italiano', messages: itIT },
  'ja-JP': { title: '日本語', messages: jaJP },
  'ko-KR': { title: '한국어', messages: koKR },
  'pt-BR': { title: 'Português', messages: ptBR },
  'ru-RU': { title: 'Русский', messages: ruRU },
  'zh-CN': { title: '简体中文', messages: zhCN },
};
