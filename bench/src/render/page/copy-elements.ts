import { createElement, Fragment, type ReactNode } from 'react';

const renamed: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
};
/** React wants these as objects or functions, or as what a field begins with. */
const omitted = new Set(['style', 'value', 'checked', 'selected']);

/** What is in an element, as React elements: as many, with the same attributes and texts, and nothing behind them. */
export function copyElements(parent: Element): ReactNode {
  return createElement(Fragment, null, ...[...parent.childNodes].map(copyNode));
}

function copyNode(node: Node): ReactNode {
  if (!(node instanceof Element)) return node.textContent;
  const attributes = [...node.attributes].filter(({ name }) => !omitted.has(name) && !name.startsWith('on'));
  const props = Object.fromEntries(
    attributes.map(({ name, value }) => [propOf(name), propValue(name, value)]),
  );
  return createElement(node.tagName.toLowerCase(), props, ...[...node.childNodes].map(copyNode));
}

function propOf(name: string): string {
  if (name in renamed) return renamed[name] ?? name;
  return name.startsWith('aria-') || name.startsWith('data-')
    ? name
    : name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function propValue(name: string, value: string): string | boolean {
  return value === '' && !name.startsWith('data-') && name !== 'alt' ? true : value;
}
