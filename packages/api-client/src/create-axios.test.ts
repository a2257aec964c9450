import { describe, expect, it } from 'vitest';
import { useApiServer } from '../test/client-fixture.ts';
import { createGenerationClient } from './client.ts';
import { createAxios } from './create-axios.ts';
import { jobSnapshot } from './testing/index.ts';

const api = useApiServer();

describe('the axios for pages without one', () => {
  it('sends the token of the moment, or none', async () => {
    api.server.put(jobSnapshot());
    let token: string | null = null;
    const axios = createAxios({ baseUrl: api.server.url, getToken: () => token });
    const client = createGenerationClient({ axios });
    await client.getJob('job-1');
    token = 'abc';
    await client.getJob('job-1');
    expect(api.server.received.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      'Bearer abc',
    ]);
  });
});
