/** Attributes of an element; numbers are rounded. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escape(value ?? '')}"`)
    .join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}

export function path(d: string, attributes: Attributes): string {
  return element('path', { d, ...attributes });
}

export function group(attributes: Attributes, ...content: readonly string[]): string {
  return element('g', attributes, '', ...content);
}

/** The content and its mirror image beside the vertical axis. */
export function bothSides(...content: readonly string[]): string {
  return group({}, ...content) + group({ transform: 'scale(-1 1)' }, ...content);
}

export interface GradientStop {
  readonly at: number;
  readonly colour: string;
  readonly opacity?: number;
}

/** Collects what has to be defined before it is used, each under an id of its own. */
export class Definitions {
  readonly #content: string[] = [];

  /** `direction` is `[x1, y1, x2, y2]` in parts of the shape. Answers with the paint to use. */
  linear(
    stops: readonly GradientStop[],
    direction: readonly [number, number, number, number] = [0, 0, 0, 1],
  ): string {
    const [x1, y1, x2, y2] = direction;
    return this.#paint((id) => element('linearGradient', { id, x1, y1, x2, y2 }, ...stops.map(stop)));
  }

  radial(
    stops: readonly GradientStop[],
    centre: { cx: number; cy: number; r: number } = { cx: 0.5, cy: 0.5, r: 0.5 },
  ): string {
    return this.#paint((id) => element('radialGradient', { id, ...centre }, ...stops.map(stop)));
  }

  clip(...shapes: readonly string[]): string {
    return this.#paint((id) => element('clipPath', { id }, ...shapes));
  }

  blur(deviation: number): string {
    const area = { x: '-50%', y: '-50%', width: '200%', height: '200%' };
    return this.#paint((id) =>
      element('filter', { id, ...area }, element('feGaussianBlur', { stdDeviation: deviation })),
    );
  }

  toString(): string {
    return `<defs>${this.#content.join('')}</defs>`;
  }

  #paint(define: (id: string) => string): string {
    const id = `d${this.#content.length}`;
    this.#content.push(define(id));
    return `url(#${id})`;
  }
}

/** A smooth closed outline through the points. */
export function smooth(points: readonly Point[]): string {
  const at = (index: number) => points[(index + points.length) % points.length] ?? { x: 0, y: 0 };
  const curves = points.map((_, index) => curve(at(index - 1), at(index), at(index + 1), at(index + 2)));
  return `M ${pair(at(0))} ${curves.join(' ')} Z`;
}

/** The first point, and a smooth line from there through the others. */
export function curveThrough(points: readonly Point[]): string {
  const at = (index: number) => points[Math.min(points.length - 1, Math.max(0, index))] ?? { x: 0, y: 0 };
  const curves = points
    .slice(1)
    .map((_, index) => curve(at(index - 1), at(index), at(index + 1), at(index + 2)));
  return `${pair(at(0))} ${curves.join(' ')}`;
}

function curve(before: Point, from: Point, to: Point, after: Point): string {
  const first = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
  const second = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
  return `C ${pair(first)} ${pair(second)} ${pair(to)}`;
}

/** A limb along a line of joints, each with the limb's half width there. */
export function limb(joints: readonly (Point & { readonly r: number })[]): string {
  const sides = joints.map((joint, index) => {
    const before = joints[Math.max(0, index - 1)] ?? joint;
    const after = joints[Math.min(joints.length - 1, index + 1)] ?? joint;
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const normal = {
      x: (-(after.y - before.y) / length) * joint.r,
      y: ((after.x - before.x) / length) * joint.r,
    };
    return {
      left: { x: joint.x + normal.x, y: joint.y + normal.y },
      right: { x: joint.x - normal.x, y: joint.y - normal.y },
    };
  });
  return smooth([...sides.map(({ left }) => left), ...sides.map(({ right }) => right).reverse()]);
}

export function pair({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function stop({ at, colour, opacity }: GradientStop): string {
  return element('stop', { offset: at, 'stop-color': colour, 'stop-opacity': opacity });
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
