import { expect, it } from 'vitest';
import { jobFailure } from './job-failure.ts';

it.each([
  ['Insufficient credits', 'insufficient-credits', false],
  [
    'Avatar must be generated first. Please generate an avatar before creating reference images.',
    'avatar-required',
    false,
  ],
  ['Character 7f not found', 'not-found', false],
  ['Character not found or unauthorized', 'forbidden', false],
  ['Image generation timed out after 600s', 'timeout', true],
  ['Failed to prepare reference images: connect ECONNREFUSED', 'unavailable', true],
  ['Failed to queue prompt: 500', 'unavailable', true],
  ['Failed to retrieve generated image bytes', 'unavailable', true],
  ['Failed to upload file to Cloudflare R2', 'unavailable', true],
  ['WebP conversion failed: bad input', 'server', true],
  ['Unsupported generation type: x', 'validation', false],
  ['job stalled more than allowable limit', 'server', true],
])('the host says "%s", which means %s', (message, code, retryable) => {
  expect(jobFailure(message)).toEqual({ code, message, retryable, details: [] });
});

it.each([undefined, null, '', ' '])('a failure without a text (%j) is one all the same', (text) => {
  expect(jobFailure(text)).toMatchObject({
    code: 'server',
    message: 'The job failed without an explanation',
  });
});
