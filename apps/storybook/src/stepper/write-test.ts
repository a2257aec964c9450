import { eventLabel } from '@charhub/machines/testing';
import { waitType, type Session } from './session.ts';

/** The steps as a test of the machine, to be pasted beside it. */
export function writeTest(
  { machine, steps }: Session,
  modelName: string,
  input: unknown,
  value: unknown,
): string {
  const events = steps.filter(({ type }) => type !== waitType);
  const lines = events.map((event) => `    ${code(event)},`);
  const last = events.at(-1);
  return `import { ${modelName}, runWalk } from '@charhub/machines/testing';
import { expect, it } from 'vitest';

it('${last === undefined ? 'starts' : `stands as it should after ${eventLabel(last)}`}', () => {
  // ${machine}
  const input = ${code(input)};
  const events = [
${lines.join('\n')}
  ];
  expect(runWalk(${modelName}, { input, events }).value).toEqual(${code(value)});
});
`;
}

/** JSON as people write it in TypeScript, and errors as errors. */
function code(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.replace(/"([A-Za-z_]\w*)":/g, '$1: ').replace(/,(?=\S)/g, ', ');
}
