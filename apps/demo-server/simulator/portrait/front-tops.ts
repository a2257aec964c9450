import { type Canvas, overlay, solid, stroke } from './canvas.ts';
import { belt, body, folds } from './cloth.ts';
import { ink, mix, shade, tint } from './colours.ts';
import { type Build, symmetric, torsoOutline } from './figure.ts';
import { bothSides, element, path } from './svg.ts';

/** The upper clothes from the front, with collar and what lies on them. */
export function frontTop(canvas: Canvas, build: Build): string {
  return tops[canvas.traits.outfit](canvas, build);
}

const tops = { shirt, hoodie, dress, coat, robe, armour } as const;

function shirt(canvas: Canvas, build: Build): string {
  const { clothes, accent, trousers } = canvas.traits;
  const { neck: n } = build;
  const collar = `M ${n + 1},58 C ${n + 9},62 ${n + 14},66 ${n + 15},70 L ${n + 6},92 L 0,82 Z`;
  return [
    body(
      canvas,
      torsoOutline(build, 1.5, 232),
      clothes,
      `M ${-n - 6},46 L ${-n - 2},62 L 0,90 L ${n + 2},62 L ${n + 6},46 Z`,
    ),
    folds(canvas, build, clothes),
    stroke('M 0,86 L 0,230', ink(clothes), canvas.line, 0.55),
    ...[104, 130, 156, 182, 208].map((y) =>
      element('circle', {
        cx: 4,
        cy: y,
        r: 1.7,
        fill: tint(clothes, 0.6),
        stroke: ink(clothes),
        'stroke-width': canvas.line * 0.5,
      }),
    ),
    bothSides(solid(canvas, collar, tint(clothes, 0.16))),
    belt(canvas, build, shade(trousers, 0.35), accent),
  ].join('');
}

function hoodie(canvas: Canvas, build: Build): string {
  const { clothes, accent } = canvas.traits;
  const { neck: n, waist } = build;
  const hood = `M 0,94 C 12,92 ${n + 18},82 ${n + 20},66 C ${n + 18},56 ${n + 8},50 ${n + 2},50 C ${n + 4},64 ${n - 2},76 0,84 Z`;
  const pocket = symmetric(
    [
      [waist * 0.55, 188],
      [waist * 0.95, 214],
      [waist * 0.95, 226],
    ],
    1,
  );
  return [
    body(
      canvas,
      torsoOutline(build, 6, 240),
      clothes,
      `M ${-n - 6},46 L ${-n - 2},60 L 0,86 L ${n + 2},60 L ${n + 6},46 Z`,
    ),
    folds(canvas, build, clothes),
    solid(canvas, pocket, shade(clothes, 0.06), { light: 0.02 }),
    stroke(`M ${-build.hip - 3},232 C -20,238 20,238 ${build.hip + 3},232`, ink(clothes), canvas.line, 0.5),
    bothSides(solid(canvas, hood, tint(clothes, 0.06), { dark: 0.24 })),
    bothSides(
      stroke(`M 8,92 C 9,104 8,114 9,126`, tint(accent, 0.45), 2.2),
      stroke('M 9,124 L 9,132', accent, 3.4),
    ),
  ].join('');
}

function dress(canvas: Canvas, build: Build): string {
  const { clothes, accent } = canvas.traits;
  const { shoulder, waist } = build;
  const neckline = `M ${-shoulder * 0.62},46 L ${-shoulder * 0.6},72 C ${-shoulder * 0.48},97 -14,106 0,106 C 14,106 ${shoulder * 0.48},97 ${shoulder * 0.6},72 L ${shoulder * 0.62},46 Z`;
  const trim = `M ${-shoulder * 0.6},72 C ${-shoulder * 0.48},97 -14,106 0,106 C 14,106 ${shoulder * 0.48},97 ${shoulder * 0.6},72`;
  const sash = symmetric(
    [
      [waist + 1, 168],
      [waist + 1, 178],
      [waist + 3, 190],
    ],
    3,
  );
  return [
    body(canvas, torsoOutline(build, 1, 187), clothes, neckline),
    folds(canvas, build, clothes),
    stroke(trim, tint(accent, 0.3), 3, 0.95),
    solid(canvas, sash, accent),
    element('circle', {
      cx: 0,
      cy: 84,
      r: 3,
      fill: tint(accent, 0.4),
      stroke: ink(accent),
      'stroke-width': canvas.line * 0.6,
    }),
    stroke('M -14,66 C -8,80 -3,83 0,83 C 3,83 8,80 14,66', tint(accent, 0.2), 1),
  ].join('');
}

function coat(canvas: Canvas, build: Build): string {
  const { clothes, accent, trousers } = canvas.traits;
  const { neck: n, shoulder, chest, waist, hip } = build;
  const inner = mix('#f3efe8', accent, 0.12);
  const panel = `M ${n + 4},60 C ${n + 20},72 ${shoulder - 8},74 ${shoulder - 2},82 C ${shoulder + 4},92 ${chest + 8},112 ${chest + 5},140 C ${chest},160 ${waist + 7},170 ${waist + 8},182 C ${hip + 8},220 ${hip + 18},300 ${hip + 26},398 L ${hip - 18},404 C ${hip - 22},320 16,240 14,180 C 14,140 12,110 10,96 Z`;
  const lapel = `M ${n + 2},56 C ${n + 12},60 ${n + 18},66 ${n + 20},72 L ${n + 26},92 L ${n + 14},96 L 12,150 C 10,120 8,104 4,92 Z`;
  return [
    body(
      canvas,
      torsoOutline(build, 0, 232),
      inner,
      `M ${-n - 6},46 L ${-n - 1},60 L 0,86 L ${n + 1},60 L ${n + 6},46 Z`,
    ),
    path(`M -5,84 L 5,84 L 4,94 L 9,150 L 0,162 L -9,150 L -4,94 Z`, {
      fill: accent,
      stroke: ink(accent),
      'stroke-width': canvas.line,
    }),
    belt(canvas, build, shade(trousers, 0.35), accent),
    bothSides(
      solid(canvas, panel, clothes, { dark: 0.26 }),
      solid(canvas, lapel, tint(clothes, 0.1)),
      stroke(`M ${hip},256 L ${hip - 16},262`, ink(clothes), canvas.line * 1.2, 0.6),
      element('circle', {
        cx: 22,
        cy: 178,
        r: 2.4,
        fill: tint(accent, 0.3),
        stroke: ink(accent),
        'stroke-width': canvas.line * 0.6,
      }),
      element('circle', {
        cx: 23,
        cy: 200,
        r: 2.4,
        fill: tint(accent, 0.3),
        stroke: ink(accent),
        'stroke-width': canvas.line * 0.6,
      }),
    ),
  ].join('');
}

function robe(canvas: Canvas, build: Build): string {
  const { clothes, accent } = canvas.traits;
  const { neck: n, waist } = build;
  const under = mix('#f6f1ea', accent, 0.1);
  const sash = symmetric(
    [
      [waist + 4, 160],
      [waist + 4, 178],
      [waist + 6, 198],
    ],
    3,
  );
  return [
    body(canvas, torsoOutline(build, 3, 192), clothes, `M ${-n - 8},46 L 2,108 L ${n + 8},46 Z`),
    folds(canvas, build, clothes),
    path(`M ${-n - 5},56 L ${-n + 3},56 C -8,76 0,92 6,100 L 0,112 C -12,96 ${-n - 2},78 ${-n - 5},56 Z`, {
      fill: under,
      stroke: ink(under),
      'stroke-width': canvas.line,
    }),
    solid(
      canvas,
      `M ${n + 10},58 L ${n + 1},55 C 8,84 -12,120 -26,162 L -8,164 C 4,128 ${n + 4},92 ${n + 10},58 Z`,
      tint(accent, 0.08),
    ),
    solid(
      canvas,
      `M ${-n - 12},60 L ${-n - 3},56 C -12,78 -6,92 2,106 L -6,122 C -18,104 ${-n - 10},82 ${-n - 12},60 Z`,
      tint(accent, 0.08),
    ),
    solid(canvas, sash, mix(accent, clothes, 0.15), { dark: 0.24 }),
    stroke(`M ${-waist - 3},178 C -10,182 10,182 ${waist + 3},178`, tint(accent, 0.55), 2.4, 0.9),
    element('circle', {
      cx: 0,
      cy: 180,
      r: 5,
      fill: tint(accent, 0.5),
      stroke: ink(accent),
      'stroke-width': canvas.line * 0.8,
    }),
  ].join('');
}

function armour(canvas: Canvas, build: Build): string {
  const { clothes, accent } = canvas.traits;
  const { neck: n, shoulder, chest, waist, hip } = build;
  const metal = mix('#a9b1c2', clothes, 0.22);
  const plate = symmetric(
    [
      [n + 3, 66],
      [shoulder * 0.7, 80],
      [chest - 1, 104],
      [chest + 1, 132],
      [waist + 2, 168],
      [waist - 1, 180],
    ],
    4,
  );
  const pauldron = `M ${shoulder - 20},78 C ${shoulder - 6},66 ${shoulder + 16},74 ${shoulder + 20},98 C ${shoulder + 20},112 ${shoulder + 10},118 ${shoulder + 2},116 C ${shoulder - 6},104 ${shoulder - 14},94 ${shoulder - 20},78 Z`;
  const gorget = symmetric(
    [
      [n + 1, 56],
      [n + 6, 66],
      [n + 14, 80],
    ],
    7,
  );
  const tasset = `M 3,206 L ${hip + 1},200 C ${hip + 8},226 ${hip + 8},250 ${hip + 2},270 C ${hip - 14},272 14,262 5,250 Z`;
  return [
    body(canvas, torsoOutline(build, 0.5, 220), shade(clothes, 0.2), ''),
    bothSides(solid(canvas, tasset, mix(metal, clothes, 0.25), { dark: 0.3 })),
    solid(canvas, plate, metal, { light: 0.5, dark: 0.34 }),
    overlay(
      `M ${-chest * 0.7},98 C ${-chest * 0.5},90 ${-chest * 0.2},88 -6,92 C -16,104 ${-chest * 0.6},120 ${-chest * 0.75},130 C ${-chest * 0.86},118 ${-chest * 0.8},106 ${-chest * 0.7},98 Z`,
      '#ffffff',
      0.34,
    ),
    stroke(`M 0,90 L 0,182`, ink(metal), canvas.line, 0.5),
    stroke(`M ${-chest + 4},132 C -20,146 20,146 ${chest - 4},132`, ink(metal), canvas.line, 0.45),
    path(`M 0,104 L 9,116 L 0,132 L -9,116 Z`, {
      fill: accent,
      stroke: ink(accent),
      'stroke-width': canvas.line,
    }),
    belt(canvas, build, shade(clothes, 0.35), accent),
    bothSides(
      solid(canvas, pauldron, metal, { light: 0.5, dark: 0.32 }),
      stroke(
        `M ${shoulder - 12},92 C ${shoulder},84 ${shoulder + 12},92 ${shoulder + 18},106`,
        tint(accent, 0.2),
        2.4,
      ),
    ),
    solid(canvas, gorget, mix(metal, '#ffffff', 0.12), { dark: 0.3 }),
  ].join('');
}
