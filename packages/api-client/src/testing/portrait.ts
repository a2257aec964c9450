import type { StageId } from '../contract/index.ts';

export interface PortraitOptions {
  /** Decides colours and hair; the same seed always draws the same person. @default 1 */
  readonly seed?: number;
  /** What of the person is seen, and the size: square for `avatar` and `face`, else 2:3. @default 'avatar' */
  readonly view?: StageId;
  /** Draws it out of focus, as a preview of an unfinished picture. @default false */
  readonly blurred?: boolean;
}

/** A drawn stand-in for a generated picture, as a `data:` URL that needs no network. */
export function portraitUrl({ seed = 1, view = 'avatar', blurred = false }: PortraitOptions = {}): string {
  const { width, height } = portraitSize(view);
  const hue = (seed * 137) % 360;
  const colors = {
    sky: `hsl(${String(hue)} 55% 82%)`,
    ground: `hsl(${String((hue + 40) % 360)} 60% 62%)`,
    cloth: `hsl(${String((hue + 190) % 360)} 45% 42%)`,
    hair: `hsl(${String((hue + 280) % 360)} 35% ${String(20 + (seed % 4) * 8)}%)`,
    skin: `hsl(${String(18 + (seed % 5) * 4)} 52% ${String(58 + (seed % 4) * 7)}%)`,
  };
  const figure = isSquare(view)
    ? `<g transform="translate(384 330)">${bust(view, colors)}</g>`
    : `<g transform="translate(384 300) scale(.62)">${body(colors)}${bust(view, colors)}</g>`;
  return toDataUrl(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}">` +
      `<defs><linearGradient id="b" x2="0" y2="1"><stop stop-color="${colors.sky}"/><stop offset="1" stop-color="${colors.ground}"/></linearGradient>` +
      `<filter id="f"><feGaussianBlur stdDeviation="${blurred ? '26' : '0'}"/></filter></defs>` +
      `<rect width="100%" height="100%" fill="url(#b)"/><g${blurred ? ' filter="url(#f)"' : ''}>${figure}</g></svg>`,
  );
}

/** Pixels of a picture of this view. */
export function portraitSize(view: StageId): { width: number; height: number } {
  return { width: 768, height: isSquare(view) ? 768 : 1152 };
}

type Colors = Readonly<Record<'cloth' | 'hair' | 'skin', string>>;

function isSquare(view: StageId): boolean {
  return view === 'avatar' || view === 'face';
}

function bust(view: StageId, { cloth, hair, skin }: Colors): string {
  const shoulders = `<path d="M-300 460C-300 270-150 230 0 230s300 40 300 230z" fill="${cloth}"/>`;
  const neck = `<rect x="-52" y="120" width="104" height="140" rx="46" fill="${skin}"/>`;
  const longHair = `<path d="M-190-10C-200-230 200-230 190-10L205 240H-205z" fill="${hair}"/>`;
  if (view === 'back') return shoulders + neck + longHair;
  if (view === 'side') {
    return `${shoulders}${neck}<path d="M-150 0C-160-210 150-210 150-30L176 40 148 62C150 150 60 176 0 170-90 150-148 90-150 0z" fill="${skin}"/><path d="M-180 20C-210-240 130-250 150-60 60-50 20-80-20-70L-60 200-190 210z" fill="${hair}"/><circle cx="92" cy="10" r="13" fill="#222"/>`;
  }
  const face = `<ellipse cx="0" cy="10" rx="146" ry="172" fill="${skin}"/>`;
  const fringe = `<path d="M-160 10C-190-220 190-220 160 10 120-70 40-96-20-90-70-80-120-60-160 10z" fill="${hair}"/>`;
  const features = `<circle cx="-56" cy="24" r="14" fill="#222"/><circle cx="56" cy="24" r="14" fill="#222"/><path d="M-42 98Q0 128 42 98" fill="none" stroke="#7c2d2d" stroke-width="10" stroke-linecap="round"/>`;
  return longHair + shoulders + neck + face + fringe + features;
}

function body({ cloth, skin }: Colors): string {
  return (
    `<path d="M-110 820H-10L-24 1260H-100zM10 820H110L100 1260H24z" fill="#39404f"/>` +
    `<path d="M-300 450L-190 440-214 800H-280zM300 450L190 440 214 800H280z" fill="${skin}"/>` +
    `<path d="M-230 440H230L170 880H-170z" fill="${cloth}"/>`
  );
}

function toDataUrl(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
