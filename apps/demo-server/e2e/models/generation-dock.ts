import { expect, type Locator, type Page } from '@playwright/test';

/** The dock of background jobs. */
export class GenerationDock {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('region', { name: 'Pictures being made' });
  }

  /** Opens the list when it is closed. */
  async expand(): Promise<void> {
    const pill = this.root.getByRole('button').first();
    await expect(pill).toBeVisible();
    if ((await pill.getAttribute('aria-expanded')) === 'false') await pill.click();
  }

  item(name: RegExp): Locator {
    return this.root.getByRole('listitem').filter({ hasText: name });
  }

  /** Opens the dialog of the only job of this name. */
  async openJob(name: RegExp): Promise<void> {
    await this.expand();
    await this.root.getByRole('button', { name: new RegExp(`^Open: .*${name.source}`, 'i') }).click();
  }
}
