import { expect, type Locator, type Page } from '@playwright/test';
import { views, type View } from '../support/job.ts';

const names: Readonly<Record<View, string>> = { face: 'Face', front: 'Front', side: 'Side', back: 'Back' };

/** The dialog of the reference views, by what a person sees in it. */
export class ReferenceDialog {
  readonly root: Locator;
  /** Its title, which says what it is doing. */
  readonly title: Locator;
  /** How far the whole job is. */
  readonly progress: Locator;
  /** “Closing in 3…” */
  readonly countdown: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog');
    this.title = this.root.getByRole('heading').first();
    this.progress = this.root.getByRole('progressbar', { name: 'Progress' });
    this.countdown = this.root.getByText(/^Closing in \d/);
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** The dialog's own ✕. */
  get cross(): Locator {
    return this.button('Close').first();
  }

  /** The box that chooses a view. */
  choice(view: View): Locator {
    return this.root.getByRole('checkbox', { name: names[view], exact: true });
  }

  /** Chooses these views and no others. */
  async choose(chosen: readonly View[]): Promise<void> {
    for (const view of views) await this.choice(view).setChecked(chosen.includes(view));
  }

  /** A view's place while it is made and afterwards. */
  card(view: View): Locator {
    return this.root.locator(`[data-view="${view}"]`);
  }

  /** A view's finished picture. */
  picture(view: View): Locator {
    return this.card(view).getByRole('img', { name: `Reference view: ${names[view]}`, exact: true });
  }

  /** How a view stands. */
  async expectStage(view: View, state: 'Waiting' | 'Painting' | 'Ready' | 'Failed'): Promise<void> {
    await expect(this.card(view).getByText(state, { exact: true })).toBeVisible();
  }

  /** What is asked when it is closed while a job runs. */
  async expectClosingQuestion(): Promise<void> {
    await expect(this.title).toHaveText('Your pictures are still being made.');
    for (const name of ['Keep watching', 'Continue in background', 'Cancel generation'])
      await expect(this.button(name)).toBeVisible();
  }

  /** Closes it without ending the job. */
  async continueInBackground(): Promise<void> {
    await this.cross.click();
    await this.button('Continue in background').click();
    await expect(this.root).toBeHidden();
  }

  /** Waits until every view has its picture, and keeps the dialog from closing itself. */
  async expectReady(): Promise<void> {
    await expect(this.title).toHaveText('All views are ready.');
    await this.title.press('Shift');
  }

  /** The addresses of the finished pictures that are shown now. */
  async pictureUrls(): Promise<string[]> {
    const pictures = await this.root.getByRole('img', { name: /^Reference view: / }).all();
    const urls = await Promise.all(pictures.map((picture) => picture.getAttribute('src')));
    return urls.map((url) => url ?? '');
  }
}
