import { expect, it } from 'vitest';
import { undocumented } from './documented-replies.ts';

const quote = {
  method: 'GET',
  path: '/api/v1/credits/balance',
  status: 200,
  contentType: 'application/json',
};
const body = { success: true, data: { balance: 5, userId: 'u' } };

it('finds what the document does not say of an answer', () => {
  expect(undocumented({ ...quote, body })).toEqual([]);
  expect(undocumented({ ...quote, body: { ...body, data: { ...body.data, secret: 1 } } })).toHaveLength(1);
  expect(undocumented({ ...quote, body: { success: true } })).toHaveLength(1);
  expect(undocumented({ ...quote, status: 418, body })).toHaveLength(1);
  expect(undocumented({ ...quote, contentType: 'text/html', body: '' })).toHaveLength(1);
});
