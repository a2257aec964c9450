import type { CharHubBackEnd } from '@charhub/api-client/testing/charhub-back-end';
import type { Locator, Page } from '@playwright/test';

interface Visit {
  readonly theme?: 'light' | 'dark';
  readonly language?: string;
  readonly user?: 'owner' | 'admin' | 'stranger';
  readonly characterId?: string;
}

/** A character's editor in the host app. */
export class HostPage {
  readonly form: Locator;
  readonly dialog: Locator;
  readonly avatarMenu: Locator;
  /** The host's own toasts, under any dialog. */
  readonly hostToast: Locator;
  readonly dock: Locator;

  constructor(
    readonly page: Page,
    readonly host: CharHubBackEnd,
  ) {
    this.form = page.locator('form[data-submits]');
    this.dialog = page.getByRole('dialog');
    this.avatarMenu = page.getByRole('button', { name: 'Avatar', exact: true, includeHidden: true });
    this.hostToast = page.locator('[data-host-toasts] [role=alert]');
    this.dock = page.getByRole('region', { name: 'Pictures being made' });
  }

  async open({
    theme = 'light',
    language = 'en-US',
    user = 'owner',
    characterId = 'character-1',
  }: Visit = {}) {
    const session = { id: user, role: user === 'admin' ? 'ADMIN' : 'BASIC', token: user };
    await this.page.addInitScript(
      ([chosen, lng, stored]) => {
        localStorage.setItem('theme', chosen);
        localStorage.setItem('i18nextLng', lng);
        localStorage.setItem('charhub.auth.user', stored);
      },
      [theme, language, JSON.stringify(session)] as const,
    );
    await this.page.goto(`${this.host.url}/#/characters/${characterId}`);
    await this.form.waitFor();
  }

  async openAvatarDialog(): Promise<Locator> {
    await this.avatarMenu.click();
    await this.page.getByRole('menuitem').click();
    const dialog = this.page.getByRole('dialog', { name: 'Create an avatar' });
    await dialog.waitFor();
    return dialog;
  }

  async openImages(): Promise<void> {
    await this.page.getByRole('tab').nth(1).click();
  }

  async openViewsDialog(): Promise<Locator> {
    await this.openImages();
    await this.page.getByRole('button', { name: 'Create reference views' }).click();
    return this.page.getByRole('dialog', { name: 'Create reference views' });
  }

  generate(): Promise<void> {
    return this.page.getByRole('button', { name: 'Generate', exact: true }).click();
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** What a person's next click and key meet after every dialog has gone. */
  async leftovers() {
    return this.page.evaluate(() => ({
      pointerEvents: document.body.style.pointerEvents,
      overflow: getComputedStyle(document.body).overflow,
      isLocked: document.body.hasAttribute('data-scroll-locked'),
      rootHidden: document.querySelector('#root')?.getAttribute('aria-hidden') ?? null,
      focusGuards: document.querySelectorAll('[data-radix-focus-guard]').length,
      focused: document.activeElement?.textContent ?? null,
    }));
  }

  asked(route: string): number {
    return this.host.requests.filter((request) => request.startsWith(route)).length;
  }
}
