import { backdropOf } from './backdrop.ts';
import type { Canvas } from './canvas.ts';
import { backFigure } from './back-figure.ts';
import { caption, describedPart } from './caption.ts';
import { frontFigure } from './front-figure.ts';
import type { PortraitRequest } from './portrait-picture.ts';
import { Chance } from './random.ts';
import { sideFigure } from './side-figure.ts';
import { Definitions, element, group } from './svg.ts';
import { traitsOf } from './traits.ts';
import { recogniseView, type View } from './view.ts';

/** Which part of the figure fills the picture: heads for its height, and where the head's middle is. */
const framings: Readonly<Record<View, { readonly heads: number; readonly headAt: number }>> = {
  face: { heads: 1.75, headAt: 0.5 },
  avatar: { heads: 2.15, headAt: 0.47 },
  cover: { heads: 4.1, headAt: 0.27 },
  front: { heads: 6.4, headAt: 0.14 },
  side: { heads: 6.4, headAt: 0.14 },
  back: { heads: 6.4, headAt: 0.14 },
};

/** The picture as SVG. */
export function composePortrait(request: PortraitRequest): string {
  const { width, height, prompt, seed, references } = request;
  const view = recogniseView(request);
  const chance = new Chance(`${seed} ${describedPart(prompt)}`);
  const defs = new Definitions();
  const traits = traitsOf(prompt, references, chance);
  const { heads, headAt } = framings[view];
  const scale = Math.min(height / (heads * 100), width / (view === 'cover' ? 210 : 150));
  const canvas: Canvas = { defs, traits, line: Math.max(0.9, 1.3 / Math.sqrt(scale)) };
  const figure = figureOf(view, canvas, chance);
  const content = [
    backdropOf(view, canvas, { width, height }, chance),
    group({ transform: `translate(${width / 2} ${height * headAt}) scale(${scale})` }, figure),
    caption(prompt, { width, height }),
  ];
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    defs.toString(),
    ...content,
  );
}

function figureOf(view: View, canvas: Canvas, chance: Chance): string {
  if (view === 'side') return sideFigure(canvas);
  if (view === 'back') return backFigure(canvas);
  return frontFigure(canvas, view === 'cover' && chance.is('pose', 0.6) ? 'hip' : 'down');
}
