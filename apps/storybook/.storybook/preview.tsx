import '@charhub/ui/styles.css';
import './preview.css';
import { MessagesProvider } from '@charhub/ui';
import type { Decorator, Preview } from '@storybook/react-vite';
import { lazy, Suspense } from 'react';
import { configure } from 'storybook/test';
import { clippedTexts } from '../../../packages/ui/src/story-support/clipped-texts.ts';
import { documentedProps } from './documented-props.ts';
import { dressPage, followToolbar, localeOf } from './follow-toolbar.ts';
import { movingParts } from '../../../packages/ui/src/story-support/moving-parts.ts';
import { smallTargets } from '../../../packages/ui/src/story-support/small-targets.ts';
import { locales } from './locales.ts';
import { recordTransitions } from './record-transitions.ts';
import { WatchedStory } from './watched-story.tsx';

const onPage: Decorator = (Story, { globals }) => {
  const locale = localeOf(globals);
  dressPage(globals);
  return (
    <MessagesProvider locale={locale} messages={locales[locale]?.messages}>
      <Story />
    </MessagesProvider>
  );
};

/** Where stories run as tests, nobody looks at the panel. */
const isTestRun = import.meta.env.MODE === 'test';

if (!isTestRun) followToolbar();
// A busy machine is no failure; only what hangs is.
configure({ asyncUtilTimeout: 15_000 });

const watched: Decorator = (Story, { title }) =>
  isTestRun || title === 'Stepper' ? (
    <Story />
  ) : (
    <WatchedStory>
      <Story />
    </WatchedStory>
  );

// Tests show no documentation, and need not wait for what it is made of.
const DocsPage = lazy(async () => ({ default: (await import('./docs-page.tsx')).DocsPage }));

/** What a story says of the rules of axe. */
interface CheckedParameters {
  readonly a11y?: {
    readonly config?: { readonly rules?: readonly { readonly id: string; readonly enabled?: boolean }[] };
  };
}

/** What axe does not look at, and the theme that it does not see. The browser of a test run asks for less motion. */
async function checkAppearance({ a11y }: CheckedParameters): Promise<void> {
  // Who only looks at stories need not load it.
  const { contrastProblems } = await import('../../../packages/ui/src/story-support/contrast-problems.ts');
  const asksContrast = a11y?.config?.rules?.find(({ id }) => id === 'color-contrast')?.enabled !== false;
  const contrast = asksContrast ? await contrastProblems() : [];
  const problems = [...smallTargets(), ...movingParts(), ...clippedTexts(), ...contrast];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** After each story of a test run: first what it took, for what is wrong with its page changes nothing about that. */
function finishStories(): NonNullable<Preview['afterEach']> {
  const takeTransitions = recordTransitions();
  return async ({ reporting, parameters }) => {
    reporting.addReport({ type: 'transitions', version: 1, status: 'passed', result: takeTransitions() });
    await checkAppearance(parameters);
  };
}

const preview: Preview = {
  ...(isTestRun && { afterEach: finishStories() }),
  decorators: [onPage, watched],
  argTypesEnhancers: [documentedProps],
  globalTypes: {
    theme: {
      description: 'Light or dark',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    locale: {
      description: 'Language, numbers and direction of writing',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: Object.entries(locales).map(([value, { title }]) => ({ value, title, right: value })),
      },
    },
    host: {
      description: 'Whose colours',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: 'none', title: 'Our own colours' },
          { value: 'charhub', title: 'CharHub’s colours' },
        ],
      },
    },
  },
  initialGlobals: { theme: 'light', locale: 'en-US', host: 'none', steps: '' },
  parameters: {
    // A test asks only what is wrong; the panel also lists what is right.
    a11y: { test: 'error', ...(isTestRun && { options: { resultTypes: ['violations'] } }) },
    controls: { expanded: true },
    docs: {
      page: () => (
        <Suspense>
          <DocsPage />
        </Suspense>
      ),
    },
    options: {
      // What can be played with comes before what is scripted.
      storySort: {
        includeNames: true,
        order: [
          'Introduction',
          'Stepper',
          'Dialogs',
          [
            'Avatar',
            ['Docs', 'Try It', 'Form', 'Running', 'Closing', 'Outcome', '*'],
            'Cover',
            ['Docs', 'Try It', '*'],
            'Reference views',
            ['Docs', 'Try It', 'Form', 'Running', 'Outcome', '*'],
            'New character',
            ['Docs', 'Try It', 'Form', 'Pictures', '*'],
          ],
          'Images tab',
          ['Docs', 'Try It', '*'],
          'Image gallery',
          ['Docs', 'Try It', '*'],
          'Avatar uploader',
          ['Docs', 'Try It', '*'],
          'Multi-stage progress',
          ['Docs', 'Try It', '*'],
          'Image view modal',
          'Parts',
          ['Dock', ['Docs', 'Try It', '*'], '*'],
          'Providers',
        ],
      },
    },
    viewport: {
      options: {
        narrow: { name: 'Narrow, 320', styles: { width: '320px', height: '640px' } },
        phone: { name: 'Phone, 390', styles: { width: '390px', height: '844px' } },
        tablet: { name: 'Tablet, 768', styles: { width: '768px', height: '1024px' } },
        wide: { name: 'Wide, 1280', styles: { width: '1280px', height: '800px' } },
      },
    },
  },
};

export default preview;
