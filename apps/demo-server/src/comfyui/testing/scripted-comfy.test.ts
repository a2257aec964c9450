import { expect, it } from 'vitest';
import { resetUpgrade } from '../../../simulator/testing/reset-upgrade.ts';
import { ScriptedComfy } from './scripted-comfy.ts';

// What nobody hears ends the run, so it is enough that these end.
it('goes on when a client resets the connection on which it was refused a socket', async () => {
  const comfy = await ScriptedComfy.start();
  comfy.acceptsSockets = 503;
  await resetUpgrade(comfy.url, '/ws');
  expect((await fetch(`${comfy.url}/queue`)).status).toBe(200);
  await comfy.kill();
});
