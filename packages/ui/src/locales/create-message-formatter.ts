import { english } from './english.ts';
import type { jobTexts } from './english/job.ts';
import { fillTemplate, findTemplate } from './format-message.ts';
import { textDirection } from './text-direction.ts';
import type {
  CommonKey,
  KeyOf,
  MessageKey,
  Messages,
  MessageValues,
  TextDirection,
  Translate,
} from './messages.types.ts';

export interface MessagesOptions {
  /** BCP 47. @default 'en-US' */
  readonly locale?: string | undefined;
  /** The locale's texts, from `@charhub/ui/locales/…`; missing ones are shown in English. @default English */
  readonly messages?: Partial<Messages> | undefined;
  /** The host's translation function; it is asked first. */
  readonly translate?: Translate | undefined;
}

/** Texts and numbers in one locale. `Key` says which texts it has in English, too. */
export interface MessageFormatter<Key extends MessageKey = CommonKey> {
  readonly locale: string;
  readonly direction: TextDirection;
  /** A text with its placeholders filled in. A `count` chooses the plural form. */
  readonly t: (key: Key, values?: MessageValues) => string;
  readonly formatNumber: (value: number) => string;
  /** From 0–100: `63` is “63%”. Rounded down, so that 100 is said only when it is reached. */
  readonly formatPercent: (percent: number) => string;
  /** `narrow` is “12s”, `long` is “12 seconds”; from two minutes on in minutes. */
  readonly formatDuration: (seconds: number, style: 'narrow' | 'long') => string;
  /** “20–30 seconds”. */
  readonly formatDurationRange: (fromSeconds: number, toSeconds: number) => string;
  /** From bytes: “10 MB”, under one megabyte “48 kB”. */
  readonly formatFileSize: (bytes: number) => string;
}

/** What `useMessages(part)` gives. */
export type MessagesOf<Part> = MessageFormatter<CommonKey | KeyOf<Part>>;

export type JobMessages = MessagesOf<typeof jobTexts>;

/**
 * Pure apart from the host's `translate`. English are only the parts that the page has shown so far: give `enUS` as
 * `messages` for all of it. Throws a RangeError when `locale` is not a BCP 47 tag.
 */
export function createMessageFormatter(options: MessagesOptions = {}): MessageFormatter<MessageKey> {
  const { locale = 'en-US', messages, translate } = options;
  const plural = new Intl.PluralRules(locale);
  const englishPlural = new Intl.PluralRules('en-US');
  // "1152" and "2000" read better without a separator; five digits need one.
  const number = new Intl.NumberFormat(locale, { useGrouping: 'min2' });
  const percentage = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

  function unit(
    name: 'second' | 'minute' | 'kilobyte' | 'megabyte',
    unitDisplay: 'narrow' | 'short' | 'long',
  ) {
    const maximumFractionDigits = name === 'megabyte' ? 1 : 0;
    return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits });
  }

  return {
    locale,
    direction: textDirection(locale),
    t(key, values = {}) {
      const template =
        (messages && findTemplate(messages, plural, key, values['count'])) ??
        findTemplate(english, englishPlural, key, values['count']) ??
        key;
      const text = fillTemplate(template, values, number);
      return translate ? translate(key, values, text) : text;
    },
    formatNumber: (value) => number.format(value),
    formatPercent: (percent) => percentage.format(Math.floor(percent) / 100),
    formatDuration(seconds, style) {
      // In Japanese “12s” is narrow, which nobody writes.
      const display = locale === 'ja-JP' ? 'long' : style;
      if (seconds < 120) return unit('second', display).format(seconds);
      return unit('minute', display).format(seconds / 60);
    },
    formatDurationRange(from, to) {
      if (to < 120) return unit('second', 'long').formatRange(from, to);
      return unit('minute', 'long').formatRange(from / 60, to / 60);
    },
    formatFileSize: (bytes) =>
      (bytes < 1024 * 1024
        ? unit('kilobyte', 'short').format(bytes / 1024)
        : unit('megabyte', 'short').format(bytes / (1024 * 1024))
      ).replace(' ', '\u00a0'),
  };
}
