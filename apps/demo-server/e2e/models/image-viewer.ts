import type { Locator, Page } from '@playwright/test';

/** One picture on all of the screen. */
export class ImageViewer {
  readonly root: Locator;
  readonly picture: Locator;
  /** “150%”. */
  readonly zoom: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /^(Avatar|Cover|Reference view|Picture)/ });
    this.picture = this.root.getByRole('img');
    this.zoom = this.root.getByRole('button', { name: 'Fit to window' });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** The centre of what is drawn of the picture, in pixels of the page. */
  async centre(): Promise<{ x: number; y: number }> {
    const box = await this.picture.boundingBox();
    if (box === null) throw new Error('The picture is not there');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}
