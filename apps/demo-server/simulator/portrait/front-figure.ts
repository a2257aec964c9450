import { type Canvas, solid, stroke } from './canvas.ts';
import { ink, mix, shade, tint } from './colours.ts';
import { frontFace } from './face.ts';
import {
  armJoints,
  type Build,
  buildOf,
  frontShoe,
  hand,
  heights,
  legOutline,
  neck,
  symmetric,
} from './figure.ts';
import { hairBehind, hairInFront, headwear } from './front-hair.ts';
import { frontTop } from './front-tops.ts';
import { bothSides, group, limb } from './svg.ts';

/** The whole character from the front, around the middle of its head. */
export function frontFigure(canvas: Canvas, pose: 'down' | 'hip'): string {
  const build = buildOf(canvas.traits);
  return [
    cape(canvas, build),
    hairBehind(canvas),
    frontLegs(canvas, build),
    frontArms(canvas, build, pose),
    neck(canvas, build),
    frontSkirt(canvas, build),
    frontTop(canvas, build),
    frontFace(canvas),
    headwear(canvas),
    hairInFront(canvas),
  ].join('');
}

export function frontLegs(canvas: Canvas, build: Build): string {
  return bothSides(leg(canvas, build));
}

/** `pose` is that of the arm on the right of the picture. */
export function frontArms(canvas: Canvas, build: Build, pose: 'down' | 'hip'): string {
  return arm(canvas, build, pose, 1) + arm(canvas, build, 'down', -1);
}

function leg(canvas: Canvas, build: Build): string {
  const { outfit, trousers, skin, clothes } = canvas.traits;
  if (outfit === 'robe') return frontShoe(canvas, build, shade(trousers, 0.4), 8);
  if (outfit === 'dress') {
    return solid(canvas, legOutline(build, -1), skin) + frontShoe(canvas, build, shade(clothes, 0.45), 16);
  }
  const boots = outfit === 'armour' || outfit === 'coat' ? 70 : 20;
  const colour = outfit === 'armour' ? '#8d94a6' : shade(trousers, 0.5);
  const knee = `M ${build.hip * 0.5 - 9},372 C ${build.hip * 0.5 - 2},378 ${build.hip * 0.5 + 4},378 ${build.hip * 0.5 + 10},371`;
  return (
    solid(canvas, legOutline(build, 1), trousers, { light: 0.08 }) +
    stroke(knee, ink(trousers), canvas.line, 0.35) +
    frontShoe(canvas, build, colour, boots)
  );
}

function arm(canvas: Canvas, build: Build, pose: 'down' | 'hip', side: 1 | -1): string {
  const { outfit, skin } = canvas.traits;
  const joints = armJoints(build, pose);
  const wrist = joints.at(-1) ?? { x: 0, y: 0 };
  const bare = solid(canvas, limb(joints), skin);
  const sleeve = sleeves[outfit];
  const colour = sleeve.colour(canvas);
  const covered = armJoints(build, pose, sleeve.grow).slice(0, sleeve.joints);
  const widened = covered.map((joint, index) =>
    index === covered.length - 1 ? { ...joint, r: joint.r + sleeve.flare } : joint,
  );
  const cloth = solid(canvas, limb(widened), colour, { light: 0.1, dark: 0.22 });
  const elbow = joints[3] ?? wrist;
  const fold = `M ${elbow.x - 8},${elbow.y - 4} C ${elbow.x - 2},${elbow.y + 2} ${elbow.x + 4},${elbow.y + 2} ${elbow.x + 8},${elbow.y - 5}`;
  return group(
    { transform: `scale(${side} 1)` },
    hand(canvas, wrist, pose),
    bare,
    cloth,
    sleeve.joints > 4 ? stroke(fold, ink(colour), canvas.line * 0.9, 0.4) : '',
  );
}

interface Sleeve {
  readonly joints: number;
  readonly grow: number;
  readonly flare: number;
  readonly colour: (canvas: Canvas) => string;
}

const ownColour = ({ traits }: Canvas) => traits.clothes;

const sleeves: Readonly<Record<Canvas['traits']['outfit'], Sleeve>> = {
  shirt: { joints: 6, grow: 1.6, flare: 0.6, colour: ownColour },
  hoodie: { joints: 6, grow: 4, flare: 1, colour: ownColour },
  dress: { joints: 3, grow: 4, flare: 2, colour: ownColour },
  coat: { joints: 6, grow: 3.4, flare: 2.4, colour: ownColour },
  robe: { joints: 6, grow: 4.5, flare: 13, colour: ownColour },
  armour: { joints: 6, grow: 1.5, flare: 2, colour: ({ traits }) => mix(traits.trousers, '#6b7080', 0.25) },
};

/** What hangs below the waist. */
export function frontSkirt(canvas: Canvas, build: Build, from: 'front' | 'back' = 'front'): string {
  const { outfit, clothes, trousers, accent } = canvas.traits;
  const { hip, waist } = build;
  if (outfit === 'dress') {
    const d = symmetric(
      [
        [waist, 176],
        [hip + 6, 224],
        [hip + 24, 290],
        [hip + 34, 340],
      ],
      8,
    );
    const folds = bothSides(
      stroke(
        `M 12,200 C 16,250 22,300 26,344 M 28,206 C 38,250 48,296 56,338`,
        ink(clothes),
        canvas.line,
        0.35,
      ),
    );
    return solid(canvas, d, clothes, { dark: 0.24 }) + folds;
  }
  if (outfit === 'robe') {
    const d = symmetric(
      [
        [waist + 4, 176],
        [hip + 6, 226],
        [hip + 14, 330],
        [hip + 22, 506],
      ],
      6,
    );
    const opening =
      stroke('M 2,190 C 14,280 16,400 12,510', ink(clothes), canvas.line * 1.3, 0.6) +
      stroke(`M 5,190 C 18,280 20,400 16,510`, tint(accent, 0.15), canvas.line * 2, 0.85);
    return (
      solid(canvas, d, clothes, { dark: 0.26 }) +
      (from === 'front' ? opening : '') +
      bothSides(stroke(`M 30,220 C 40,310 46,420 50,504`, ink(clothes), canvas.line, 0.3))
    );
  }
  const hips = symmetric(
    [
      [waist + 1, 186],
      [hip - 1, 208],
      [hip + 2, 240],
      [hip - 3, 264],
    ],
    -3,
  );
  return (
    solid(canvas, hips, trousers, { light: 0.08, contour: false }) +
    stroke('M 0,238 L 0,266', ink(trousers), canvas.line, 0.5)
  );
}

/** Behind everything. */
function cape(canvas: Canvas, build: Build): string {
  const { outfit, accent, clothes } = canvas.traits;
  const { shoulder, hip } = build;
  if (outfit === 'armour') {
    const d = symmetric(
      [
        [14, 66],
        [shoulder - 8, 78],
        [shoulder + 8, 110],
        [shoulder + 12, 240],
        [shoulder + 26, 440],
      ],
      10,
    );
    return solid(canvas, d, shade(mix(accent, '#8c2f45', 0.62), 0.3), { dark: 0.3 });
  }
  if (outfit === 'coat') {
    const d = symmetric(
      [
        [shoulder - 14, 90],
        [build.waist + 10, 180],
        [hip + 16, 250],
        [hip + 26, heights.knee + 28],
      ],
      6,
    );
    return solid(canvas, d, shade(clothes, 0.42), { dark: 0.2 });
  }
  return '';
}
