import axe from 'axe-core';
import { movingParts } from './moving-parts.ts';
import { smallTargets } from './small-targets.ts';

/** What keeps somebody from using the page as it stands, in words; a page of a host's has landmarks of its own. */
export async function pageProblems(): Promise<readonly string[]> {
  return [...(await axeProblems()), ...smallTargets(), ...movingParts()];
}

async function axeProblems(): Promise<readonly string[]> {
  const off = { enabled: false };
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    rules: { region: off, 'landmark-one-main': off, 'page-has-heading-one': off },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html.slice(0, 160)}`),
  );
}
