import axe from 'axe-core';

/** What cannot be read well enough in the other theme: a light page's in dark, a dark one's in light. */
export async function contrastProblems(): Promise<readonly string[]> {
  const page = document.documentElement;
  const isDark = page.classList.toggle('dark');
  try {
    finishTransitions();
    const { violations } = await axe.run(document.body, {
      runOnly: ['color-contrast'],
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ nodes }) =>
      nodes.map(
        ({ html, any }) => `In ${isDark ? 'dark' : 'light'}: ${any[0]?.message ?? ''} ${html.slice(0, 160)}`,
      ),
    );
  } finally {
    page.classList.toggle('dark', !isDark);
    finishTransitions();
  }
}

/** Colours that are still on their way are nobody's. */
function finishTransitions(): void {
  for (const animation of document.getAnimations()) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
}
