import { views } from './support/job.ts';
import { expect, test } from './support/test.ts';
import { holdViews } from './support/view-gate.ts';

test('asks for an avatar first when there is none, and goes on when it is made', async ({
  characterPage,
  api,
}) => {
  await characterPage.open();
  const dialog = await characterPage.openReferenceDialog();
  await expect(dialog.root.getByText('Make an avatar first: the views are built from it.')).toBeVisible();
  await expect(dialog.button('Generate')).toHaveCount(0);

  await dialog.button('Make an avatar').click();
  const avatar = characterPage.dialog('avatar');
  await avatar.generate('copper hair');
  await avatar.finishedPicture();
  await avatar.button('Close').last().click();
  await dialog.choose(['face']);
  await dialog.button('Generate').click();
  await dialog.expectReady();
  expect(Object.keys(await api.references())).toEqual(['face']);
});

test.describe('with an avatar', () => {
  test.beforeEach(async ({ api, characterPage }) => {
    await api.makeAvatar();
    await characterPage.open();
  });

  test('keeps the good views when some fail, gives the credits back for those, and makes only them on Retry', async ({
    characterPage,
    comfyui,
    api,
  }) => {
    const gate = holdViews(comfyui.faults);
    const dialog = await characterPage.openReferenceDialog();
    await dialog.button('Generate').click();
    for (const view of views) {
      await gate.reached();
      if (view === 'front' || view === 'back') gate.letFail();
      else gate.letPass();
    }

    await expect(dialog.title).toHaveText('2 of 4 views are ready.');
    for (const name of ['Front', 'Back'])
      await expect(
        dialog.root.getByText(`${name}: The model ran out of memory.`, { exact: false }),
      ).toBeVisible();
    await expect(dialog.root.getByText('20 credits were returned.', { exact: false })).toBeVisible();
    await expect(characterPage.balance).toHaveText('470');
    await expect.poll(() => dialog.pictureUrls()).toHaveLength(2);
    const good = await dialog.pictureUrls();

    gate.open();
    await dialog.button('Retry failed views').click();
    await dialog.expectReady();
    for (const view of views) await dialog.expectStage(view, 'Ready');
    await expect.poll(() => dialog.pictureUrls()).toHaveLength(4);
    expect((await dialog.pictureUrls()).filter((url) => good.includes(url))).toEqual(good);
    await expect(characterPage.balance).toHaveText('450');
    const [retry, first] = await api.listDatasets();
    expect(retry?.stages.map(({ id }) => id)).toEqual(['front', 'back']);
    expect(first?.cost).toEqual({ quoted: 40, charged: 40, refunded: 20 });
    expect(Object.values(await api.references()).toSorted()).toEqual((await dialog.pictureUrls()).toSorted());
  });

  test('says why when no view could be made, and makes them all on Retry', async ({
    characterPage,
    comfyui,
  }) => {
    comfyui.faults.failNode('KSampler', { message: 'no' });
    const dialog = await characterPage.openReferenceDialog();
    await dialog.choose(['face', 'back']);
    await dialog.button('Generate').click();
    await expect(dialog.title).toHaveText('The reference views could not be made');
    await expect(characterPage.balance).toHaveText('490');
    comfyui.faults.clear();
    await dialog.button('Retry').click();
    await dialog.expectReady();
    await expect(characterPage.balance).toHaveText('470');
  });

  test('leaves a locked view out of the next job, and re-rolls a single one', async ({
    characterPage,
    api,
  }) => {
    const dialog = await characterPage.openReferenceDialog();
    await dialog.button('Generate').click();
    await dialog.expectReady();
    await dialog.button('Lock Face').click();
    const before = await api.references();

    await dialog.button('Generate again').click();
    await expect.poll(async () => (await api.listDatasets()).length).toBe(2);
    await dialog.expectReady();
    const [second] = await api.listDatasets();
    expect(second?.stages.map(({ id }) => id)).toEqual(['front', 'side', 'back']);
    expect(second?.cost.charged).toBe(30);
    const after = await api.references();
    expect(views.filter((view) => after[view] === before[view])).toEqual(['face']);
    await expect(dialog.button('Re-roll Face')).toBeDisabled();

    await dialog.button('Re-roll Side').click();
    await expect.poll(async () => (await api.listDatasets()).length).toBe(3);
    await dialog.expectReady();
    const [third] = await api.listDatasets();
    expect(third?.stages.map(({ id }) => id)).toEqual(['side']);
    const last = await api.references();
    expect(views.filter((view) => last[view] !== after[view])).toEqual(['side']);
    await expect.poll(() => dialog.pictureUrls()).toEqual(views.map((view) => last[view]));
  });

  test.describe('with a slow ComfyUI', () => {
    test.use({ server: 'own', speed: 1 });

    test('keeps what is finished when it is cancelled in the middle, and gives the rest back', async ({
      characterPage,
      api,
    }) => {
      const dialog = await characterPage.openReferenceDialog();
      await dialog.button('Generate').click();
      await expect(dialog.picture('face')).toBeVisible();
      await dialog.cross.click();
      await dialog.button('Cancel generation').click();

      await expect(dialog.title).toHaveText('1 of 4 views are ready.');
      await expect(
        dialog.root.getByText('30 credits were returned.', { exact: false }).first(),
      ).toBeVisible();
      await expect(characterPage.balance).toHaveText('480');
      expect((await api.listDatasets()).map(({ state, cost }) => ({ state, cost }))).toEqual([
        { state: 'cancelled', cost: { quoted: 40, charged: 40, refunded: 30 } },
      ]);
    });
  });
});
