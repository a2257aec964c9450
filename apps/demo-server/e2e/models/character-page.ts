import { expect, type Locator, type Page } from '@playwright/test';
import { CreationDialog } from './creation-dialog.ts';
import { GenerationDialog } from './generation-dialog.ts';
import { GenerationDock } from './generation-dock.ts';
import { ImagesTab } from './images-tab.ts';
import { ReferenceDialog } from './reference-dialog.ts';

export type Kind = 'avatar' | 'cover';

/** The demo's page, as one user sees it. */
export class CharacterPage {
  readonly page: Page;
  readonly dock: GenerationDock;
  readonly imagesTab: ImagesTab;
  readonly #origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
    this.dock = new GenerationDock(page);
    this.imagesTab = new ImagesTab(page);
  }

  async open(): Promise<void> {
    await this.page.goto(this.#origin);
    await expect(this.openerOf('avatar')).toBeVisible();
  }

  /** Where the page is served. */
  get address(): string {
    return this.#origin;
  }

  openerOf(kind: Kind): Locator {
    return this.page.getByRole('button', { name: `Generate ${kind}`, exact: true });
  }

  /** Opens the dialog of this kind and answers with it. */
  async openDialog(kind: Kind): Promise<GenerationDialog> {
    await this.openerOf(kind).click();
    const dialog = this.dialog(kind);
    await expect(dialog.root).toBeVisible();
    return dialog;
  }

  /** Presses the cover's button although it is off, and answers with the dialog that says why. */
  async openRefusal(): Promise<GenerationDialog> {
    const opener = this.openerOf('cover');
    await expect(opener).toHaveAttribute('aria-disabled', 'true');
    // A pointer would wait for it to be on.
    await opener.press('Enter');
    const dialog = this.dialog('cover');
    await expect(dialog.root).toBeVisible();
    return dialog;
  }

  dialog(kind: Kind): GenerationDialog {
    return new GenerationDialog(this.page, kind);
  }

  /** Opens the dialog of the reference views, or of the job that makes them now, and answers with it. */
  async openReferenceDialog(
    opener: 'Create reference views' | 'Open' = 'Create reference views',
  ): Promise<ReferenceDialog> {
    await this.imagesTab.open();
    await this.imagesTab.references.getByRole('button', { name: opener, exact: true }).click();
    const dialog = new ReferenceDialog(this.page);
    await expect(dialog.root).toBeVisible();
    return dialog;
  }

  /** Opens the dialog that creates a character, and answers with it. */
  async openCreationDialog(): Promise<CreationDialog> {
    await this.page.getByRole('button', { name: 'New character', exact: true }).click();
    const dialog = new CreationDialog(this.page);
    await expect(dialog.root).toBeVisible();
    return dialog;
  }

  /** The button of the character that is shown, in the list of all. */
  get chosenCharacter(): Locator {
    return this.page.getByRole('group', { name: 'Character' }).getByRole('button', { pressed: true });
  }

  /** The character's picture of this kind on the page. */
  picture(kind: Kind): Locator {
    return this.page.getByTestId(kind).locator('img');
  }

  get balance(): Locator {
    return this.page.getByTestId('balance').locator('strong');
  }

  get comfyNote(): Locator {
    return this.page.getByTestId('comfyui');
  }

  async signInAs(user: 'Owner' | 'Stranger' | 'Administrator'): Promise<void> {
    await this.page.getByLabel('Signed in as').selectOption({ label: user });
    await expect(this.openerOf('avatar')).toBeVisible();
  }

  async chooseCharacter(name: RegExp): Promise<void> {
    const switchButton = this.page.getByRole('group', { name: 'Character' }).getByRole('button', { name });
    await switchButton.click();
    await expect(switchButton).toHaveAttribute('aria-pressed', 'true');
  }
}
