import { type Canvas, overlay, solid, stroke } from './canvas.ts';
import { ink, mix, shade, tint } from './colours.ts';
import { backHair } from './back-hair.ts';
import { type Build, buildOf, symmetric, torsoOutline } from './figure.ts';
import { frontArms, frontLegs, frontSkirt } from './front-figure.ts';
import { headwear } from './front-hair.ts';
import { bothSides, element, path } from './svg.ts';

/** The whole character from behind. */
export function backFigure(canvas: Canvas): string {
  const build = buildOf(canvas.traits);
  return [
    frontLegs(canvas, build),
    frontArms(canvas, build, 'down'),
    nape(canvas, build),
    frontSkirt(canvas, build, 'back'),
    top(canvas, build),
    ears(canvas),
    headwear(canvas),
    backHair(canvas),
  ].join('');
}

function nape(canvas: Canvas, { neck: n }: Build): string {
  const { skin } = canvas.traits;
  const d = `M ${-n},20 C ${-n},52 ${-n - 1},60 ${-n - 12},74 L ${n + 12},74 C ${n + 1},60 ${n},52 ${n},20 Z`;
  return (
    solid(canvas, d, skin, { dark: 0.1 }) +
    overlay(
      `M ${-n},20 L ${n},20 L ${n},52 C ${n * 0.4},60 ${-n * 0.4},60 ${-n},52 Z`,
      shade(skin, 0.5),
      0.35,
    )
  );
}

function ears(canvas: Canvas): string {
  const { skin, pointedEars, hairStyle } = canvas.traits;
  if (hairStyle === 'bob' || hairStyle === 'curly') return '';
  const d = pointedEars
    ? 'M 34,2 C 42,-8 56,-20 66,-24 C 62,-8 54,8 42,16 Z'
    : 'M 34,0 C 38,-8 45,-7 45,2 C 45,11 41,19 36,18 Z';
  return bothSides(solid(canvas, d, shade(skin, 0.06)));
}

function top(canvas: Canvas, build: Build): string {
  const { outfit, clothes, accent } = canvas.traits;
  const { neck: n, shoulder, waist, hip } = build;
  const bottoms = { shirt: 232, hoodie: 242, dress: 187, coat: 232, robe: 192, armour: 220 } as const;
  const grow = { shirt: 1.5, hoodie: 6, dress: 1, coat: 3, robe: 3, armour: 1 }[outfit];
  const body = solid(canvas, torsoOutline(build, grow, bottoms[outfit]), clothes, { dark: 0.24 });
  const seam = stroke('M 0,76 C 1,130 0,180 0,226', ink(clothes), canvas.line, 0.35);
  const blades = bothSides(
    stroke(
      `M ${shoulder * 0.5},104 C ${shoulder * 0.4},120 ${shoulder * 0.36},130 ${shoulder * 0.34},142`,
      ink(clothes),
      canvas.line,
      0.25,
    ),
  );
  switch (outfit) {
    case 'hoodie': {
      const hood = symmetric(
        [
          [n + 4, 54],
          [n + 24, 66],
          [n + 20, 96],
          [6, 118],
        ],
        4,
      );
      return (
        body +
        blades +
        solid(canvas, hood, tint(clothes, 0.06), { dark: 0.26 }) +
        stroke('M 0,62 L 0,116', ink(clothes), canvas.line, 0.35)
      );
    }
    case 'armour': {
      const d = symmetric(
        [
          [n + 6, 60],
          [shoulder + 2, 78],
          [shoulder + 12, 112],
          [shoulder + 14, 240],
          [shoulder + 28, 446],
        ],
        10,
      );
      const colour = shade(mix(accent, '#8c2f45', 0.62), 0.12);
      const folds = bothSides(
        stroke(
          `M 14,100 C 18,220 24,340 30,446 M 38,96 C 44,220 56,340 66,444`,
          ink(colour),
          canvas.line * 1.2,
          0.35,
        ),
      );
      return (
        body +
        solid(canvas, d, colour, { dark: 0.34 }) +
        folds +
        bothSides(
          element('circle', {
            cx: shoulder - 10,
            cy: 82,
            r: 6,
            fill: '#c3c9d6',
            stroke: '#4b5162',
            'stroke-width': canvas.line,
          }),
        )
      );
    }
    case 'coat': {
      const tails = symmetric(
        [
          [waist + 4, 176],
          [hip + 8, 226],
          [hip + 20, 320],
          [hip + 27, 398],
        ],
        5,
      );
      const strap = symmetric(
        [
          [waist * 0.6, 182],
          [waist * 0.6, 192],
        ],
        1,
      );
      return (
        solid(canvas, tails, clothes, { dark: 0.28 }) +
        body +
        blades +
        stroke('M 0,76 L 0,220 M 0,250 L 0,402', ink(clothes), canvas.line, 0.45) +
        solid(canvas, strap, shade(clothes, 0.12)) +
        collarBack(canvas, n, tint(clothes, 0.1))
      );
    }
    case 'robe': {
      const bow = bothSides(
        solid(canvas, 'M 2,172 C 16,154 34,156 36,174 C 36,192 16,194 2,184 Z', mix(accent, clothes, 0.15)),
      );
      const sash = symmetric(
        [
          [waist + 4, 162],
          [waist + 4, 178],
          [waist + 6, 198],
        ],
        3,
      );
      return (
        body +
        seam +
        collarBack(canvas, n, tint(accent, 0.08)) +
        solid(canvas, sash, mix(accent, clothes, 0.15), { dark: 0.24 }) +
        bow
      );
    }
    case 'dress': {
      const bow = bothSides(solid(canvas, 'M 2,178 C 14,164 28,164 30,178 C 30,192 14,192 2,184 Z', accent));
      const open = `M ${-n - 1},52 L ${-n - 8},68 L ${-shoulder * 0.5},76 C -16,88 16,88 ${shoulder * 0.5},76 L ${n + 8},68 L ${n + 1},52 Z`;
      const skin =
        path(open, { fill: canvas.traits.skin }) +
        stroke(`M ${-shoulder * 0.5},76 C -16,88 16,88 ${shoulder * 0.5},76`, tint(accent, 0.3), 3);
      const sash = symmetric(
        [
          [waist + 1, 170],
          [waist + 3, 190],
        ],
        3,
      );
      return body + skin + blades + solid(canvas, sash, accent) + bow;
    }
    case 'shirt':
      return (
        body +
        blades +
        stroke(
          `M ${-shoulder * 0.7},92 C -16,100 16,100 ${shoulder * 0.7},92`,
          ink(clothes),
          canvas.line,
          0.4,
        ) +
        seam +
        collarBack(canvas, n, tint(clothes, 0.16))
      );
  }
}

function collarBack(canvas: Canvas, n: number, colour: string): string {
  return solid(
    canvas,
    symmetric(
      [
        [n + 2, 54],
        [n + 7, 64],
        [n + 9, 74],
      ],
      3,
    ),
    colour,
  );
}
