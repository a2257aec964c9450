import { StageId } from '../../contract/index.ts';
import { portraitUrl } from '../portrait.ts';

/** A drawn picture for an address of the host's storage, the same one each time: an SVG document. */
export function drawnPicture(path: string): string {
  const [, name = 'avatar'] = /\/([a-z]+)_\d+\.webp$/.exec(path) ?? [];
  const view = StageId.options.find((id) => id === name) ?? 'avatar';
  const seed = [...path].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return decodeURIComponent(portraitUrl({ view, seed }).replace(/^[^,]*,/, ''));
}
