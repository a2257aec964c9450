import { recordInPage } from './record-in-page.mjs';
import { attachmentName } from './attachment-name.mjs';

/** @type {import('./record-transitions.d.mts').recordTransitions} */
export async function recordTransitions(context, taken) {
  await context.exposeFunction('noteTransition', (machine, id) => void taken.push({ machine, id }));
  await context.addInitScript(recordInPage, 'noteTransition');
  return (testInfo) =>
    testInfo.attach(attachmentName, { body: JSON.stringify(taken), contentType: 'application/json' });
}
