import { expect, type Locator, type Page } from '@playwright/test';

const alternatives = { avatar: 'The new avatar', cover: 'The new cover' } as const;

/** The avatar or cover dialog, by what a person sees in it. */
export class GenerationDialog {
  readonly root: Locator;
  readonly prompt: Locator;
  readonly progress: Locator;
  /** The finished picture. */
  readonly picture: Locator;
  /** What is asked when it is closed while a job runs. */
  readonly closingQuestion: Locator;
  readonly #page: Page;

  constructor(page: Page, kind: 'avatar' | 'cover') {
    this.#page = page;
    this.root = page.getByRole('dialog');
    this.prompt = this.root.getByRole('textbox', { name: 'Prompt' });
    this.progress = this.root.getByRole('progressbar');
    this.picture = this.root.getByRole('img', { name: alternatives[kind], exact: true });
    this.closingQuestion = this.root.getByText('Your picture is still being made.', { exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** The dialog's own ✕. */
  get cross(): Locator {
    return this.button('Close').first();
  }

  async generate(prompt: string): Promise<void> {
    await this.prompt.fill(prompt);
    await this.button('Generate').click();
  }

  /** Chooses a sample picture from memory. */
  async attachSample(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.root.locator('input[type=file]').setInputFiles(file);
  }

  /** Waits for the finished picture and answers with its address. */
  async finishedPicture(): Promise<string> {
    await expect(this.button('Generate again')).toBeVisible();
    // Until it is decoded, the preview stays.
    await expect(this.picture).toHaveAttribute('src', /\/media\//);
    const address = await this.picture.getAttribute('src');
    if (address === null) throw new Error('The finished picture has no address');
    return new URL(address, this.#page.url()).pathname;
  }

  async close(): Promise<void> {
    await this.button('Close').last().click();
    await expect(this.root).toBeHidden();
  }
}
