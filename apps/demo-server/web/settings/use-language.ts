import { createMessageFormatter } from '@charhub/ui';
import { useEffect, useLayoutEffect, useState } from 'react';
import { languages, languageTags, preferredLanguage, type LanguageTag, type Texts } from './languages.ts';
import { useStoredChoice } from './stored-choice.ts';

/** Where the host keeps the chosen language. */
export const languageKey = 'i18nextLng';

export interface LanguageChoice {
  /** What was chosen. */
  readonly chosen: LanguageTag;
  readonly choose: (language: LanguageTag) => void;
  /** What is shown: the chosen language once its texts are here, the one before until then; null at the start. */
  readonly shown: { readonly language: LanguageTag; readonly texts: Texts } | null;
}

/** The page's language, kept in this browser; sets the direction of the whole page. */
export function useLanguage(): LanguageChoice {
  const [chosen, choose] = useStoredChoice(languageKey, languageTags, preferredLanguage);
  const [shown, setShown] = useState<LanguageChoice['shown']>(null);

  useEffect(() => {
    let isWanted = true;
    const show = (language: LanguageTag, texts: Texts) => {
      if (isWanted) setShown({ language, texts });
    };
    languages[chosen].load().then(
      (texts) => show(chosen, texts),
      async () => show('en-US', await languages['en-US'].load()),
    );
    return () => {
      isWanted = false;
    };
  }, [chosen]);

  const language = shown?.language;
  useLayoutEffect(() => {
    if (language === undefined) return;
    document.documentElement.lang = language;
    document.documentElement.dir = createMessageFormatter({ locale: language }).direction;
  }, [language]);

  return { chosen, choose, shown };
}
