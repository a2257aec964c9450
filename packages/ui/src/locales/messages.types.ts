import type { enUS } from './en-us.ts';
import type { commonTexts } from './english/common.ts';

/** The categories of `Intl.PluralRules`. */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type SourceKey = keyof typeof enUS;
type PluralBase<Key> = Key extends `${infer Base}_${PluralCategory}` ? Base : never;
type PluralKey = PluralBase<SourceKey>;
type PlainKey = Exclude<SourceKey, `${PluralKey}_${PluralCategory}`>;

/** One part of the English texts. */
export type EnglishPart = Readonly<Partial<typeof enUS>>;

/** What can be asked for when these parts are known. Of a plural form its base. */
export type KeyOf<Part> = Part extends unknown
  ? Extract<Exclude<keyof Part, `${PluralKey}_${PluralCategory}`> | PluralBase<keyof Part>, MessageKey>
  : never;

/** What every component can ask for. */
export type CommonKey = KeyOf<typeof commonTexts>;

/** A text's name, without a plural ending: a text with plural forms is asked for with a `count`. */
export type MessageKey = PlainKey | PluralKey;

/** A complete dictionary of one language: every text, and of each countable one the forms the language has. */
export type Messages = Readonly<
  Record<PlainKey | `${PluralKey}_other`, string> &
    Partial<Record<`${PluralKey}_${Exclude<PluralCategory, 'other'>}`, string>>
>;

/** What fills the placeholders. Numbers are written in the locale's own way; `count` also chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * A host's own translation function; `fromI18next` makes one of an i18next instance.
 * `defaultText` is our text in the current locale, already filled in.
 */
export type Translate = (key: MessageKey, values: MessageValues, defaultText: string) => string;

export type TextDirection = 'ltr' | 'rtl';
