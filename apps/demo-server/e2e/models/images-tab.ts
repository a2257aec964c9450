import { expect, type Locator, type Page } from '@playwright/test';
import { views, type View } from '../support/job.ts';

/** The tab of a character's pictures. */
export class ImagesTab {
  readonly tab: Locator;
  /** How many jobs run, on the tab itself. */
  readonly badge: Locator;
  /** The four reference views. */
  readonly references: Locator;
  /** How far the running dataset is. */
  readonly progress: Locator;

  constructor(page: Page) {
    this.tab = page.getByRole('tab', { name: /^Images/ });
    this.badge = this.tab.getByText(/\d running/);
    this.references = page.getByRole('region', { name: 'Reference views' });
    this.progress = this.references.getByRole('progressbar', { name: 'Progress' });
  }

  async open(): Promise<void> {
    await this.tab.click();
    await expect(this.references).toBeVisible();
  }

  view(view: View): Locator {
    return this.references.locator(`[data-view="${view}"]`);
  }

  /** Waits until exactly these pictures are shown, and no job is. */
  async expectPictures(urls: Partial<Record<string, string>>): Promise<void> {
    for (const view of views) {
      const url = urls[view];
      const picture = this.view(view).getByRole('img');
      if (url === undefined) await expect(picture).toHaveCount(0);
      else await expect(picture).toHaveAttribute('src', new RegExp(`${url}$`));
    }
    await expect(this.progress).toHaveCount(0);
  }
}
