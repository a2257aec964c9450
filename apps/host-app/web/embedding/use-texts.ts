import type { Messages } from '@charhub/ui';
import { loadMessages, nearestLocale } from '@charhub/ui/locales/load-messages';
import { useEffect, useState } from 'react';

/** The components' texts in the nearest language; English until they have come. */
export function useTexts(language: string): {
  readonly locale: string;
  readonly messages: Messages | undefined;
} {
  const locale = nearestLocale(language);
  const [loaded, setLoaded] = useState<{ locale: string; messages: Messages } | null>(null);

  useEffect(() => {
    let isWanted = true;
    void loadMessages(locale).then((messages) => {
      if (isWanted) setLoaded({ locale, messages });
    });
    return () => {
      isWanted = false;
    };
  }, [locale]);

  return loaded?.locale === locale ? loaded : { locale: 'en-US', messages: undefined };
}
