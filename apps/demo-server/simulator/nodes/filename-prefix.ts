/** `%year%_%width%` and the like, filled in. */
export function expandPrefix(
  prefix: string,
  size: { readonly width: number; readonly height: number },
): string {
  const now = new Date();
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const values: Readonly<Record<string, string>> = {
    width: String(size.width),
    height: String(size.height),
    year: String(now.getFullYear()),
    month: twoDigits(now.getMonth() + 1),
    day: twoDigits(now.getDate()),
    hour: twoDigits(now.getHours()),
    minute: twoDigits(now.getMinutes()),
    second: twoDigits(now.getSeconds()),
  };
  return prefix.replace(/%(\w+)%/g, (whole, name: string) => values[name] ?? whole);
}
