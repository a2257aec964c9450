import type { Kind } from './models/character-page.ts';
import { expect, test } from './support/test.ts';

const prompt = 'copper hair, brass goggles';

const kinds: readonly Kind[] = ['avatar', 'cover'];

for (const kind of kinds) {
  test.describe(
    kind === 'avatar' ? 'Avatar Generation' : 'Cover Generation: same as Avatar Generation',
    () => {
      test.beforeEach(async ({ characterPage }) => {
        await characterPage.open();
      });

      test('Modal shows loading state during generation', async ({ characterPage, comfyui }) => {
        const painting = comfyui.faults.holdNode('VAEDecode');
        const dialog = await characterPage.openDialog(kind);
        await dialog.generate(prompt);
        await painting.reached;
        await expect(dialog.progress).toBeVisible();
        await expect(dialog.root.getByText(/^Painting… \d+%$/)).toBeVisible();
        await expect(dialog.root.locator('footer').getByRole('button')).toHaveCount(0);
        painting.release();
        await dialog.finishedPicture();
      });

      test('After completion, shows image with 3 buttons', async ({ characterPage }) => {
        const dialog = await characterPage.openDialog(kind);
        await dialog.generate(prompt);
        await dialog.finishedPicture();
        await expect(dialog.root.locator('footer').getByRole('button')).toHaveText([
          'Back',
          'Generate again',
          'Close',
        ]);
      });

      test('"Back" returns to form keeping settings', async ({ characterPage }) => {
        const dialog = await characterPage.openDialog(kind);
        await dialog.generate(prompt);
        await dialog.finishedPicture();
        await dialog.button('Back').click();
        await expect(dialog.prompt).toHaveValue(prompt);
        await expect(dialog.button('Generate')).toBeEnabled();
      });

      test('"Regenerate" starts new generation with same settings', async ({ characterPage, api }) => {
        const dialog = await characterPage.openDialog(kind);
        await dialog.generate(prompt);
        const first = await dialog.finishedPicture();
        await dialog.button('Generate again').click();
        await expect(dialog.button('Generate again')).toBeHidden();
        expect(await dialog.finishedPicture()).not.toBe(first);
        const jobs = await api.listJobs();
        expect(jobs.map(({ request }) => request.prompt)).toEqual([prompt, prompt]);
      });

      test('"Close" closes modal and refreshes parent', async ({ characterPage }) => {
        const dialog = await characterPage.openDialog(kind);
        await dialog.generate(prompt);
        const picture = await dialog.finishedPicture();
        await dialog.close();
        await expect(characterPage.picture(kind)).toHaveAttribute('src', new RegExp(`${picture}$`));
        await expect(characterPage.balance).toHaveText('490');
      });

      test(`${kind === 'avatar' ? 'Avatar' : 'Cover'} display in parent updates after generation`, async ({
        characterPage,
      }) => {
        const dialog = await characterPage.openDialog(kind);
        await dialog.generate(prompt);
        const first = await dialog.finishedPicture();
        await expect(characterPage.picture(kind)).toHaveAttribute('src', new RegExp(`${first}$`));
        await dialog.button('Generate again').click();
        await expect(dialog.button('Generate again')).toBeHidden();
        const second = await dialog.finishedPicture();
        await expect(characterPage.picture(kind)).toHaveAttribute('src', new RegExp(`${second}$`));
      });
    },
  );
}
