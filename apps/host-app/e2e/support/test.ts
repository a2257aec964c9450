import type { CharHubBackEnd } from '@charhub/api-client/testing/charhub-back-end';
import { startCharHubBackEnd } from '@charhub/api-client/testing/charhub-back-end';
import { test as base } from '@playwright/test';
import { serveFiles } from '../../server/serve-files.ts';
import { HostPage } from './host-page.ts';

interface Options {
  /** Milliseconds between two things that happen to a job by themselves; null for tests that say when. */
  readonly pace: number | null;
}

interface Fixtures {
  readonly host: CharHubBackEnd;
  readonly hostPage: HostPage;
}

/** A back end for each test, in this process; it serves the built page as well. */
export const test = base.extend<Options & Fixtures>({
  pace: [40, { option: true }],
  host: async ({ pace }, use) => {
    const host = await startCharHubBackEnd({ serve: serveFiles, pace: pace ?? undefined });
    host.useMediaAt('/media');
    await use(host);
    await host.close();
  },
  hostPage: async ({ page, host }, use) => {
    await use(new HostPage(page, host));
  },
});

export { expect } from '@playwright/test';
