/** What we use of the library, which brings no types. Node sees it as CommonJS. */
declare module 'opentype.js' {
  namespace opentype {
    interface Path {
      toPathData(decimalPlaces?: number): string;
    }

    interface Glyph {
      /** 0 is the glyph for characters the font lacks. */
      readonly index: number;
      /** In units of the font. */
      readonly advanceWidth: number;
      getPath(x: number, y: number, fontSize: number): Path;
    }

    interface Font {
      readonly unitsPerEm: number;
      charToGlyph(character: string): Glyph;
    }

    /** Throws when it is no font. */
    function parse(buffer: ArrayBuffer): Font;
  }

  export = opentype;
}
