import { expect, type Locator, type Page } from '@playwright/test';

/** A file as somebody would choose it. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The character's avatar and the ways to another one. */
export class AvatarUploader {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('group', { name: 'Avatar', exact: true });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The picture that is being cropped; takes the arrow keys. */
  get stage(): Locator {
    return this.dialog.getByRole('application');
  }

  get picture(): Locator {
    return this.root.getByRole('img', { name: 'Avatar', exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** With the keyboard, as far as the browser's own dialog allows it. */
  async choose(file: ChosenFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Upload a picture').press('Enter');
    await (await chooser).setFiles({ ...file });
  }

  /** Lets a file fall on the uploader, as from a desktop. */
  async drop({ name, mimeType, buffer }: ChosenFile): Promise<void> {
    const file = JSON.stringify({ name, type: mimeType, base64: buffer.toString('base64') });
    const dataTransfer = await this.page.evaluateHandle(`(({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      return transfer;
    })(${file})`);
    await this.root.dispatchEvent('drop', { dataTransfer });
  }

  /** Waits for the crop and confirms it. */
  async use(): Promise<void> {
    const use = this.dialog.getByRole('button', { name: 'Use picture' });
    await expect(use).not.toHaveAttribute('aria-disabled');
    await use.click();
  }

  /** The address of the avatar once another one than this is shown. */
  async addressAfter(previous: string | null): Promise<string> {
    await expect(this.picture).not.toHaveAttribute('src', previous ?? '');
    return (await this.picture.getAttribute('src')) ?? '';
  }
}
