import { useEffect } from 'react';
import { useStoredChoice } from './stored-choice.ts';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

/** The chosen theme, kept as the host keeps its own: `localStorage.theme` and the class `dark` on the root element. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useStoredChoice('theme', themes, () => 'system');

  useEffect(() => {
    const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const isDark = theme === 'dark' || (theme === 'system' && systemIsDark.matches);
      document.documentElement.classList.toggle('dark', isDark);
    };
    apply();
    systemIsDark.addEventListener('change', apply);
    return () => systemIsDark.removeEventListener('change', apply);
  }, [theme]);

  return [theme, setTheme];
}
