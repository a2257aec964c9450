/** `localStorage.theme` is `light`, `dark` or `system`, and `.dark` is on the root element. */
export function applyTheme(): void {
  const chosen = localStorage.getItem('theme') ?? 'system';
  const isDark =
    chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', isDark);
}
