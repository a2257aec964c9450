import type { GenerationErrorCode } from '@charhub/api-client/contract';
import { expect, it } from 'vitest';
import { createMessageFormatter } from './create-message-formatter.ts';
import { errorMessageKeys } from './error-message.ts';

const requestErrors: Readonly<Record<GenerationErrorCode, true>> = {
  forbidden: true,
  unauthorized: true,
  'insufficient-credits': true,
  'avatar-required': true,
  validation: true,
  'not-found': true,
  conflict: true,
  rejected: true,
  unconfirmed: true,
  'rate-limited': true,
  unavailable: true,
  server: true,
  network: true,
  timeout: true,
  aborted: true,
  protocol: true,
};
const jobErrors = ['unavailable', 'rejected', 'execution', 'out-of-memory', 'lost', 'cancelled'];

it.each([...new Set([...Object.keys(requestErrors), ...jobErrors])])(
  'says what happened and what to do about "%s"',
  (code) => {
    const { what, advice } = errorMessageKeys(code);
    expect([what, advice]).toEqual([`error.${code}.what`, `error.${code}.advice`]);
    const { t } = createMessageFormatter();
    expect(t(what)).toMatch(/^[A-Z].*\.$/);
    expect(t(advice)).toMatch(/^[A-Z].*\.$/);
  },
);

it.each(['', 'brand-new', 'toString', '__proto__'])('has the general sentences for the code "%s"', (code) => {
  expect(errorMessageKeys(code)).toEqual({ what: 'error.unknown.what', advice: 'error.unknown.advice' });
});
