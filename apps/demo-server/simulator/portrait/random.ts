import { createHash } from 'node:crypto';

/** Chance that is the same every time: each named draw depends on the key and the name, and on no other draw. */
export class Chance {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** From 0 up to, but not including, 1. */
  of(name: string): number {
    return createHash('sha256').update(`${this.#key}\0${name}`).digest().readUInt32BE(0) / 2 ** 32;
  }

  between(name: string, low: number, high: number): number {
    return low + (high - low) * this.of(name);
  }

  /** Throws when there is nothing to choose from. */
  pick<T>(name: string, choices: readonly T[]): T {
    const choice = choices[Math.floor(this.of(name) * choices.length)];
    if (choice === undefined) throw new Error(`nothing to choose ${name} from`);
    return choice;
  }

  is(name: string, probability: number): boolean {
    return this.of(name) < probability;
  }
}
