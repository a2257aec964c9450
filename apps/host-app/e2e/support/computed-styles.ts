import type { Page } from '@playwright/test';

type Styles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Sizes follow the font, which ours take from the host. */
const fromFontOrSize =
  /^(font-family|tab-size|(min-|max-)?(width|height|block-size|inline-size)|perspective-origin|transform-origin|-webkit-(tap-highlight-color|text-size-adjust)|text-size-adjust|inset-|top|left|bottom|right)/;

/** Every computed property of each element within a part of a page, and of what comes before, after and in it. */
export async function computedStyles(page: Page, selector: string): Promise<Styles> {
  const styles: Styles = await page.evaluate((root) => {
    const found: Record<string, Record<string, string>> = {};
    const elements = document.querySelectorAll(`${root}, ${root} *`);
    for (const [index, element] of elements.entries()) {
      for (const part of ['', '::before', '::after', '::placeholder']) {
        const style = getComputedStyle(element, part);
        const name = `${String(index)} ${element.localName}${part}`;
        found[name] = Object.fromEntries(
          [...style].map((property) => [property, style.getPropertyValue(property)]),
        );
      }
    }
    return found;
  }, selector);
  return styles;
}

/** What differs, such as `3 button color: red, not blue`. */
export function differences(styles: Styles, expected: Styles): string[] {
  return Object.entries(expected).flatMap(([element, properties]) =>
    Object.entries(properties).flatMap(([property, value]) => {
      const found = styles[element]?.[property];
      return found === value || fromFontOrSize.test(property)
        ? []
        : [`${element} ${property}: ${String(found)}, not ${value}`];
    }),
  );
}
