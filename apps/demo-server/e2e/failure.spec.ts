import { outOfMemory } from '../simulator/index.ts';
import { expect, test } from './support/test.ts';

test('says why a picture failed, gives the credits back, and makes it on Retry', async ({
  characterPage,
  comfyui,
  api,
}) => {
  await characterPage.open();
  comfyui.faults.failNode('KSampler', outOfMemory);
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('a very large picture');

  await expect(dialog.root.getByText('The model ran out of memory.').first()).toBeVisible();
  await expect(dialog.root.getByText(/10 credits were returned|You were not charged/)).toBeVisible();
  await expect(characterPage.balance).toHaveText('500');

  comfyui.faults.clear();
  await dialog.button('Retry').click();
  await dialog.finishedPicture();
  await expect(characterPage.balance).toHaveText('490');
  const prompts = (await api.listJobs()).map(({ request }) => request.prompt);
  expect(prompts).toEqual(['a very large picture', 'a very large picture']);
});

test.describe('with a ComfyUI that has gone', () => {
  test.use({ server: 'own' });

  test('says that ComfyUI cannot be reached, and keeps the prompt', async ({ characterPage, comfyui }) => {
    await characterPage.open();
    await comfyui.close();
    const dialog = await characterPage.openDialog('avatar');
    await dialog.generate('nobody paints this');

    await expect(
      dialog.root.getByText('The image service cannot be reached at the moment.').first(),
    ).toBeVisible();
    await expect(characterPage.balance).toHaveText('500');
    await dialog.button('Back').click();
    await expect(dialog.prompt).toHaveValue('nobody paints this');
    await characterPage.page.reload();
    await expect(characterPage.comfyNote).toContainText('ComfyUI does not answer');
  });
});

test('says that the connection is lost, and shows the picture when it is back', async ({
  characterPage,
  comfyui,
  context,
}) => {
  await characterPage.open();
  const painting = comfyui.faults.holdNode('VAEDecode');
  const dialog = await characterPage.openDialog('avatar');
  await dialog.generate('painted in a tunnel');
  await painting.reached;

  await context.setOffline(true);
  await expect(dialog.root.getByText(/Your picture is still being made/)).toBeVisible();
  painting.release();
  await context.setOffline(false);
  await dialog.finishedPicture();
});

test.describe('with parts missing in ComfyUI', () => {
  test.use({ server: 'own', missing: { nodeTypes: ['FaceDetailer'], models: [] } });

  test('names what is missing, on the page and in the failure', async ({ characterPage }) => {
    await characterPage.open();
    await expect(characterPage.comfyNote).toContainText('FaceDetailer');
    const dialog = await characterPage.openDialog('cover');
    await dialog.generate('a cover');
    await expect(
      dialog.root.getByText('something it needs is missing', { exact: false }).first(),
    ).toBeVisible();
    await dialog.button('Details').click();
    await expect(dialog.root.getByText('FaceDetailer', { exact: false }).first()).toBeVisible();
  });
});
