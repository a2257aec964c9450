import { expect, type Locator, type Page } from '@playwright/test';
import { ImageViewer } from './image-viewer.ts';

/** The stored pictures in the Images tab. */
export class ImageGallery {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** All tiles of a type, such as “Avatars”. */
  tiles(type: string): Locator {
    return this.#page.getByRole('list', { name: type, exact: true }).getByRole('listitem');
  }

  /** The tile of one picture. */
  tile(type: string, url: string): Locator {
    return this.tiles(type).filter({ has: this.#page.locator(`img[src$="${url}"]`) });
  }

  /** The button that stands for a tile. */
  opener(tile: Locator): Locator {
    return tile.locator('[data-ch-tile]');
  }

  async use(tile: Locator): Promise<void> {
    await tile.getByRole('button', { name: /^Use/ }).click();
  }

  /** Presses one of the buttons that show when a tile is pointed at. */
  async press(tile: Locator, action: 'Compare' | 'Download' | 'Delete'): Promise<void> {
    await tile.hover();
    await tile.getByRole('button', { name: new RegExp(`^${action}:`) }).click();
  }

  async view(tile: Locator): Promise<ImageViewer> {
    await this.opener(tile).click();
    const viewer = new ImageViewer(this.#page);
    await expect(viewer.root).toBeVisible();
    return viewer;
  }

  get question(): Locator {
    return this.#page.getByRole('alertdialog', { name: 'Delete this picture?' });
  }

  get undo(): Locator {
    return this.#page.getByRole('button', { name: 'Undo' });
  }
}
