import { fitText, letter } from './lettering.ts';
import { element, group } from './svg.ts';

/** Words that graphs and back ends put into every prompt: they describe the picture, not the character. */
const COMMONPLACE =
  /^(masterpiece|(best|amazing|high|highest) quality|very aesthetic|absurdres|highres|newest|solo|portrait|close-?up|face focus|head and shoulders|looking at viewer|detailed (eyes|background|face)|(simple|white|plain|neutral|grey|gray) background|cowboy shot|dynamic pose|cinematic lighting|depth of field|full[- ]body|standing|(front|side|back|rear) view|straight-on|from (the )?(front|side|behind)|facing (viewer|away|to the side)|back turned to viewer|profile|arms at sides|neutral (pose|expression)|even lighting|(anime|cartoon|manga|manhwa|comic|semi-realistic|realistic)( style)?|character)$/i;

/** The prompt without what every prompt has; all of it when that would leave nothing. */
export function describedPart(prompt: string): string {
  const parts = prompt.split(/[,\n]+/).map((part) => part.trim());
  const own = parts.filter((part) => part !== '' && !COMMONPLACE.test(part));
  return own.length > 0 ? own.join(', ') : prompt.trim();
}

/** The prompt's first words and the mark that this is a placeholder, small, at the lower edge. */
export function caption(prompt: string, { width, height }: { width: number; height: number }): string {
  const size = Math.max(9, Math.round(Math.min(width, height) * 0.0195));
  const margin = size * 1.5;
  const baseline = height - margin;
  const mark = letter('simulated', { x: 0, y: 0, size: size * 0.86, fill: '#ffffff' });
  const padding = size * 0.65;
  const badgeWidth = mark.width + 2 * padding;
  const badge = group(
    { transform: `translate(${width - margin - badgeWidth} ${baseline})` },
    element('rect', {
      x: 0,
      y: -size * 1.12,
      width: badgeWidth,
      height: size * 1.62,
      rx: size * 0.81,
      fill: '#1d1830',
      'fill-opacity': 0.46,
    }),
    group({ transform: `translate(${padding} 0)` }, mark.svg),
  );
  const room = width - 3 * margin - badgeWidth - 2 * padding;
  const text = fitText(describedPart(prompt), size, room);
  if (text === '') return badge;
  const words = letter(text, { x: 0, y: 0, size, fill: '#ffffff', opacity: 0.96 });
  const label = group(
    { transform: `translate(${margin} ${baseline})` },
    element('rect', {
      x: 0,
      y: -size * 1.12,
      width: words.width + 2 * padding,
      height: size * 1.62,
      rx: size * 0.81,
      fill: '#1d1830',
      'fill-opacity': 0.3,
    }),
    group({ transform: `translate(${padding} 0)` }, words.svg),
  );
  return label + badge;
}
