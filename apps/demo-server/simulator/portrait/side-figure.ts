import { type Canvas, solid, stroke } from './canvas.ts';
import { ink, mix, shade, tint } from './colours.ts';
import { type Build, buildOf, heights } from './figure.ts';
import { sideFace, sideHairBehind, sideHairInFront, sideHeadwear } from './side-head.ts';
import { limb, pair, type Point, smooth } from './svg.ts';

/** The whole character from its right side, looking to the left. */
export function sideFigure(canvas: Canvas): string {
  const build = buildOf(canvas.traits);
  return [
    cape(canvas, build),
    leg(canvas, build, -7, shade(canvas.traits.trousers, 0.14)),
    sideHairBehind(canvas),
    leg(canvas, build, 5, canvas.traits.trousers),
    neck(canvas, build),
    skirt(canvas, build),
    torso(canvas, build),
    collar(canvas, build),
    arm(canvas, build),
    sideFace(canvas),
    sideHeadwear(canvas),
    sideHairInFront(canvas),
  ].join('');
}

/** Half depths of the body; the chest is to the left. */
function depthOf({ chest, waist, hip }: Build) {
  return { chest: chest * 0.66, waist: waist * 0.66, hip: hip * 0.7 };
}

function torsoOutline(build: Build, grow: number, bottom: number): string {
  const depth = depthOf(build);
  return smooth([
    { x: -build.neck + 6, y: 66 },
    { x: -depth.chest * 0.72 - grow, y: 92 },
    { x: -depth.chest - 4 - grow, y: 126 },
    { x: -depth.waist - 2 - grow, y: heights.waist - 4 },
    { x: -depth.hip + 4 - grow, y: bottom - 6 },
    { x: -depth.hip + 10, y: bottom },
    { x: depth.hip - 6, y: bottom },
    { x: depth.hip + grow, y: bottom - 8 },
    { x: depth.waist + 1 + grow, y: heights.waist - 4 },
    { x: depth.chest + grow, y: 122 },
    { x: depth.chest * 0.9 + grow, y: 92 },
    { x: build.neck + 8, y: 68 },
  ]);
}

function neck(canvas: Canvas, { neck: n }: Build): string {
  const { skin } = canvas.traits;
  const d = `M ${-n + 2},38 C ${-n + 2},54 ${-n - 2},64 ${-n - 4},78 L ${n + 10},76 C ${n + 6},62 ${n + 8},44 ${n + 22},14 L ${-n + 2},14 Z`;
  const shadow = `M ${-n + 2},40 C ${-n + 3},50 ${-n + 2},56 ${-n + 1},60 C 0,60 ${n},48 ${n + 6},34 L ${n + 10},26 L ${-n + 2},38 Z`;
  return (
    solid(canvas, d, skin, { dark: 0.1 }) +
    solid(canvas, shadow, shade(skin, 0.24), { contour: false, light: 0, dark: 0 })
  );
}

function torso(canvas: Canvas, build: Build): string {
  const { outfit, clothes } = canvas.traits;
  const depth = depthOf(build);
  const armoured = outfit === 'armour';
  const colour = armoured ? mix('#a9b1c2', clothes, 0.22) : clothes;
  const bottoms = { shirt: 232, hoodie: 242, dress: 190, coat: 240, robe: 194, armour: 214 } as const;
  const grow = outfit === 'hoodie' ? 4 : outfit === 'coat' || outfit === 'robe' ? 3 : 1;
  return (
    solid(canvas, torsoOutline(build, grow, bottoms[outfit]), colour, {
      light: armoured ? 0.5 : 0.12,
      dark: armoured ? 0.34 : 0.24,
    }) +
    stroke(
      `M ${-depth.waist},${heights.waist - 2} C ${-depth.waist + 8},${heights.waist + 4} 4,${heights.waist + 4} 10,${heights.waist}`,
      ink(colour),
      canvas.line,
      0.3,
    ) +
    belt(canvas, depth)
  );
}

function belt(canvas: Canvas, depth: { waist: number; hip: number }): string {
  const { outfit, trousers, accent } = canvas.traits;
  if (outfit === 'hoodie' || outfit === 'coat') return '';
  const high = outfit === 'dress' || outfit === 'robe';
  const top = high ? 168 : 200;
  const front = -depth.waist - (high ? 4 : 3);
  const colour = high ? accent : shade(trousers, 0.35);
  return solid(
    canvas,
    `M ${front},${top} L ${depth.waist + 4},${top} L ${depth.waist + 6},${top + 16} L ${front - 1},${top + 16} Z`,
    colour,
  );
}

function collar(canvas: Canvas, { neck: n }: Build): string {
  const { outfit, clothes, accent } = canvas.traits;
  switch (outfit) {
    case 'hoodie':
      return (
        solid(
          canvas,
          `M ${-n - 6},76 C ${-n - 2},64 0,58 ${n + 2},50 C ${n + 22},52 ${n + 30},66 ${n + 24},82 C ${n + 10},92 ${-n},92 ${-n - 6},76 Z`,
          tint(clothes, 0.06),
        ) + stroke(`M ${-n - 2},84 C ${-n - 4},100 ${-n - 3},112 ${-n - 5},124`, tint(accent, 0.45), 2.2)
      );
    case 'dress':
      return '';
    case 'armour':
      return solid(
        canvas,
        `M ${-n - 1},54 L ${n + 9},50 C ${n + 12},64 ${n + 14},74 ${n + 12},82 L ${-n - 6},86 C ${-n - 2},74 ${-n - 2},64 ${-n - 1},54 Z`,
        mix('#b4bbca', clothes, 0.18),
        { light: 0.4, dark: 0.3 },
      );
    case 'robe':
      return solid(
        canvas,
        `M ${n + 12},62 L ${n + 6},54 C 4,66 ${-n - 4},82 ${-n - 14},104 L ${-n - 6},112 C 2,96 ${n + 6},82 ${n + 12},62 Z`,
        tint(accent, 0.08),
      );
    default:
      return solid(
        canvas,
        `M ${-n + 1},60 C 0,62 ${n},58 ${n + 8},52 C ${n + 13},58 ${n + 14},66 ${n + 12},74 C ${n},80 ${-n + 6},82 ${-n - 6},88 C ${-n - 4},76 ${-n - 1},68 ${-n + 1},60 Z`,
        tint(clothes, 0.14),
      );
  }
}

function arm(canvas: Canvas, { arm: r }: Build): string {
  const { outfit, skin, clothes, trousers } = canvas.traits;
  const joints = [
    { x: 4, y: 84, r: r * 0.9 },
    { x: 5, y: 104, r: r + 1.5 },
    { x: 7, y: 134, r },
    { x: 6, y: 168, r: r * 0.88 },
    { x: 0, y: 206, r: r * 0.78 },
    { x: -5, y: 238, r: r * 0.6 },
  ];
  const wrist: Point = joints.at(-1) ?? { x: 0, y: 238 };
  const length = outfit === 'dress' ? 3 : 6;
  const grow = { shirt: 1.4, hoodie: 4, dress: 4, coat: 3.4, robe: 5, armour: 1.5 }[outfit];
  const flare = outfit === 'robe' ? 12 : 1.5;
  const colour = outfit === 'armour' ? mix(trousers, '#6b7080', 0.25) : clothes;
  const covered = joints
    .slice(0, length)
    .map((joint, index) => ({ ...joint, r: joint.r + grow + (index === length - 1 ? flare : 0) }));
  const { x, y } = wrist;
  const hand = `M ${x - 6},${y - 3} C ${x - 10},${y + 6} ${x - 11},${y + 20} ${x - 6},${y + 27} C ${x},${y + 28} ${x + 6},${y + 18} ${x + 6},${y - 3} Z`;
  const metal = mix('#a9b1c2', clothes, 0.22);
  const pauldron = `M -14,82 C -12,70 16,68 22,82 C 26,98 20,112 14,116 C 2,120 -8,114 -12,106 C -15,98 -16,90 -14,82 Z`;
  return [
    solid(canvas, hand, skin),
    solid(canvas, limb(joints), skin),
    solid(canvas, limb(covered), colour, { light: 0.14, dark: 0.2 }),
    length > 3 ? stroke('M -4,166 C 2,172 8,172 15,165', ink(colour), canvas.line, 0.4) : '',
    outfit === 'armour' ? solid(canvas, pauldron, metal, { light: 0.5, dark: 0.32 }) : '',
  ].join('');
}

function leg(canvas: Canvas, { leg: r }: Build, forward: number, colour: string): string {
  const { outfit, skin, trousers, clothes } = canvas.traits;
  if (outfit === 'robe') return shoe(canvas, forward - 4, shade(trousers, 0.4), r, 8);
  const bare = outfit === 'dress';
  const outline = limb([
    { x: forward * 0.4, y: heights.hip - 6, r: r * 1.12 },
    { x: forward * 0.7, y: 292, r: r * 0.95 },
    { x: forward - 2, y: heights.knee, r: r * 0.68 },
    { x: forward + 3, y: 418, r: r * 0.7 },
    { x: forward + 2, y: heights.ankle, r: r * 0.44 },
  ]);
  const boots = outfit === 'armour' || outfit === 'coat' ? 70 : bare ? 16 : 20;
  const shoeColour = outfit === 'armour' ? '#8d94a6' : bare ? shade(clothes, 0.45) : shade(trousers, 0.5);
  return (
    solid(canvas, outline, bare ? skin : colour, { light: 0.08 }) +
    shoe(canvas, forward, shoeColour, r, boots)
  );
}

function shoe(canvas: Canvas, x: number, colour: string, r: number, height: number): string {
  const { sole } = heights;
  const top = sole - height - 12;
  const ankle = r * 0.56;
  const d = `M ${x - ankle + 2},${top} L ${x + ankle + 3},${top} C ${x + ankle + 3},${top + 12} ${x + ankle + 6},${sole - 12} ${x + ankle + 6},${sole - 3} C ${x + ankle},${sole + 2} ${x - 30},${sole + 2} ${x - 36},${sole - 2} C ${x - 38},${sole - 12} ${x - 24},${sole - 17} ${x - ankle - 2},${sole - 22} C ${x - ankle},${top + 8} ${x - ankle + 1},${top + 4} ${x - ankle + 2},${top} Z`;
  return (
    solid(canvas, d, colour) +
    stroke(
      `M ${x - 36},${sole - 4} C ${x - 20},${sole - 1} ${x},${sole - 1} ${x + ankle + 6},${sole - 4}`,
      mix(colour, '#ffffff', 0.35),
      canvas.line * 1.6,
      0.7,
    )
  );
}

function skirt(canvas: Canvas, build: Build): string {
  const { outfit, clothes, trousers } = canvas.traits;
  const { waist, hip } = depthOf(build);
  const flap = (points: readonly Point[], colour: string) => {
    const [first, ...rest] = points;
    return first
      ? solid(canvas, `M ${pair(first)} ${rest.map((point) => `L ${pair(point)}`).join(' ')} Z`, colour, {
          dark: 0.26,
        })
      : '';
  };
  if (outfit === 'dress') {
    const d = `M ${-waist - 3},178 C ${-hip - 4},230 ${-hip - 18},300 ${-hip - 26},342 Q 0,356 ${hip + 28},342 C ${hip + 18},290 ${hip + 10},230 ${waist + 4},178 Z`;
    return (
      solid(canvas, d, clothes, { dark: 0.26 }) +
      stroke(
        `M -6,190 C -10,240 -16,300 -22,346 M 10,190 C 16,240 26,300 32,345`,
        ink(clothes),
        canvas.line,
        0.35,
      )
    );
  }
  if (outfit === 'robe') {
    const d = `M ${-waist - 5},180 C ${-hip - 6},240 ${-hip - 12},380 ${-hip - 18},508 Q 0,518 ${hip + 24},508 C ${hip + 18},380 ${hip + 12},240 ${waist + 5},180 Z`;
    return (
      solid(canvas, d, clothes, { dark: 0.26 }) +
      stroke(
        `M -4,200 C -8,300 -10,420 -12,512 M 14,200 C 20,300 26,420 30,512`,
        ink(clothes),
        canvas.line,
        0.3,
      )
    );
  }
  if (outfit === 'coat') {
    const d = `M ${-waist - 6},190 C ${-hip - 4},250 ${-hip - 8},330 ${-hip - 6},396 Q 0,408 ${hip + 26},398 C ${hip + 18},320 ${hip + 12},250 ${waist + 6},190 Z`;
    return (
      solid(canvas, d, clothes, { dark: 0.28 }) +
      stroke(`M 14,230 C 20,290 24,350 26,400`, ink(clothes), canvas.line, 0.4)
    );
  }
  const seat = flap(
    [
      { x: -waist - 2, y: 196 },
      { x: waist + 2, y: 196 },
      { x: hip + 2, y: 236 },
      { x: hip - 4, y: 262 },
      { x: -hip + 4, y: 262 },
      { x: -hip, y: 232 },
    ],
    trousers,
  );
  if (outfit !== 'armour') return seat;
  return (
    seat +
    solid(
      canvas,
      `M ${-waist - 4},204 L ${waist + 4},204 L ${hip + 8},262 Q 0,276 ${-hip - 2},262 Z`,
      mix('#a9b1c2', clothes, 0.4),
      { dark: 0.3 },
    )
  );
}

function cape(canvas: Canvas, build: Build): string {
  const { outfit, accent } = canvas.traits;
  if (outfit !== 'armour') return '';
  const { chest } = depthOf(build);
  const d = `M ${build.neck},62 C ${chest + 14},76 ${chest + 22},130 ${chest + 26},220 C ${chest + 32},310 ${chest + 44},390 ${chest + 52},440 Q ${chest + 10},452 -6,440 C 0,340 4,200 2,90 Z`;
  return solid(canvas, d, shade(mix(accent, '#8c2f45', 0.62), 0.3), { dark: 0.3 });
}
