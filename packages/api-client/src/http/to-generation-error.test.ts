import { AxiosError, CanceledError } from 'axios';
import { describe, expect, it } from 'vitest';
import { GenerationError, toGenerationErrorData } from '../contract/index.ts';
import { toGenerationError } from './to-generation-error.ts';

describe('what a call can throw', () => {
  it.each([
    ['a browser without a network', new AxiosError('Network Error', 'ERR_NETWORK'), 'network', true],
    ['a page that is left', new AxiosError('Request aborted', 'ECONNABORTED'), 'network', true],
    ['a timeout of the host', new AxiosError('timeout of 5 ms exceeded', 'ECONNABORTED'), 'timeout', true],
    ['a timeout of the connection', new AxiosError('connect', 'ETIMEDOUT'), 'timeout', true],
    ['a refused connection', new AxiosError('connect', 'ECONNREFUSED'), 'network', true],
    ['a cancellation by the host', new CanceledError('route changed'), 'aborted', false],
    ['a wrong use of axios', new AxiosError('No adapter', 'ERR_NOT_SUPPORT'), 'protocol', false],
    ['any other error', new TypeError('x is not a function'), 'protocol', false],
    ['something that is no error', 'oops', 'protocol', false],
  ])('is told apart: %s', (_title, thrown, code, retryable) => {
    expect(toGenerationError(thrown)).toMatchObject({
      name: 'GenerationError',
      code,
      retryable,
      status: null,
    });
  });

  it('stays what it is when it is known already, also from another copy of this package', () => {
    const error = new GenerationError({ code: 'conflict', message: 'busy', details: ['one'] });
    expect(toGenerationError(error)).toBe(error);
    const copy = Object.assign(new Error('busy'), {
      ...error.toJSON(),
      name: 'GenerationError',
      toJSON: () => error.toJSON(),
    });
    expect(toGenerationErrorData(copy)).toEqual(error.toJSON());
  });

  it('keeps its cause for the console', () => {
    const cause = new AxiosError('Network Error', 'ERR_NETWORK');
    expect(toGenerationError(cause).cause).toBe(cause);
  });
});
