import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog that creates a character, by what a person sees in it. */
export class CreationDialog {
  readonly root: Locator;
  /** Its title, which says what it is doing. */
  readonly title: Locator;
  readonly description: Locator;
  /** How far the pictures are. */
  readonly progress: Locator;
  readonly receipt: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog');
    this.title = this.root.getByRole('heading').first();
    this.description = this.root.getByRole('textbox', { name: 'Description' });
    this.progress = this.root.getByRole('progressbar', { name: 'Progress' });
    this.receipt = this.root.locator('dl');
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** The dialog's own ✕. */
  get cross(): Locator {
    return this.button('Close').first();
  }

  /** The place of a picture while it is made and afterwards. */
  card(view: 'avatar' | 'face' | 'front' | 'side' | 'back'): Locator {
    return this.root.locator(`[data-view="${view}"]`);
  }

  async create(description: string): Promise<void> {
    await this.description.fill(description);
    await this.button('Create character').click();
  }

  /** Waits until every picture is there. */
  async expectReady(name: string): Promise<void> {
    // Five pictures, one after the other.
    await expect(this.title).toHaveText(`${name} is ready.`, { timeout: 60_000 });
    for (const view of ['avatar', 'face', 'front', 'side', 'back'] as const)
      await expect(this.card(view).getByRole('img')).toBeVisible();
  }
}
