import type { Palette } from '../portrait/palette.ts';
import type { Picture } from '../portrait/picture.ts';
import { NodeError } from './node-type.ts';

/** A checkpoint's model, with what was put on it on the way to the sampler. */
export class ModelValue {
  readonly references: readonly Palette[];

  constructor(references: readonly Palette[] = []) {
    this.references = references;
  }
}

export class ClipValue {}
export class VaeValue {}
export class DetectorValue {}

export class ConditioningValue {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Empty, or with pictures in it once sampled. */
export class LatentValue {
  readonly width: number;
  readonly height: number;
  readonly batchSize: number;
  readonly pictures: readonly Picture[];

  constructor(width: number, height: number, batchSize: number, pictures: readonly Picture[] = []) {
    this.width = width;
    this.height = height;
    this.batchSize = batchSize;
    this.pictures = pictures;
  }
}

/** One or more pictures of the same size. */
export class ImageValue {
  readonly pictures: readonly Picture[];

  constructor(pictures: readonly Picture[]) {
    this.pictures = pictures;
  }
}

/** Vision encoders and adapters come in widths that must match. */
export class VisionModelValue {
  readonly width: 1280 | 1664;

  constructor(width: 1280 | 1664) {
    this.width = width;
  }
}

type Constructor<T> = abstract new (...values: never[]) => T;

/** The value, if it is what the node needs; else the error Python raises when it is not. */
export function expectValue<T>(type: Constructor<T>, value: unknown, attribute = 'shape'): T {
  if (value instanceof type) return value;
  throw new NodeError('AttributeError', `'${pythonType(value)}' object has no attribute '${attribute}'`);
}

export function expectNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new NodeError('TypeError', `must be real number, not ${pythonType(value)}`);
}

export function expectText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new NodeError('TypeError', `expected str, got ${pythonType(value)}`);
}

/** What Python calls the type of a value. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'bigint') return 'int';
  if (Array.isArray(value)) return 'list';
  return value.constructor === Object ? 'dict' : value.constructor.name;
}
