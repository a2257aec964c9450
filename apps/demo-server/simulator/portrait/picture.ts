import sharp, { type Sharp } from 'sharp';

/** Three bytes a pixel, red, green and blue. */
const CHANNELS = 3;

/** A picture that is drawn when somebody first looks at it, and then kept. */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #draw: () => Promise<Buffer>;
  #pixels: Promise<Buffer> | undefined;

  /** `draw` answers with width × height × 3 bytes. */
  constructor(width: number, height: number, draw: () => Promise<Buffer>) {
    this.width = width;
    this.height = height;
    this.#draw = draw;
  }

  /** From any bytes sharp can decode; transparency becomes black, as in ComfyUI's RGB. Rejects when it is no picture. */
  static async decode(bytes: Uint8Array): Promise<Picture> {
    const { data, info } = await sharp(bytes)
      .rotate()
      .flatten()
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels =
      info.channels === CHANNELS
        ? data
        : await sharp(data, { raw: info }).toColourspace('srgb').raw().toBuffer();
    return new Picture(info.width, info.height, () => Promise.resolve(pixels));
  }

  static filled(width: number, height: number, colour: { r: number; g: number; b: number }): Picture {
    return new Picture(width, height, () =>
      sharp({ create: { width, height, channels: CHANNELS, background: colour } })
        .raw()
        .toBuffer(),
    );
  }

  pixels(): Promise<Buffer> {
    this.#pixels ??= this.#draw();
    return this.#pixels;
  }

  /** For further work with sharp. */
  async sharp(): Promise<Sharp> {
    return sharp(await this.pixels(), {
      raw: { width: this.width, height: this.height, channels: CHANNELS },
    });
  }

  async png(): Promise<Buffer> {
    return (await this.sharp()).png({ compressionLevel: 6 }).toBuffer();
  }

  /** Cut at the centre to fit. */
  resized(width: number, height: number): Picture {
    if (width === this.width && height === this.height) return this;
    return new Picture(width, height, async () =>
      (await this.sharp()).resize(width, height, { fit: 'cover' }).raw().toBuffer(),
    );
  }
}
