import { describe, expect, it, vi } from 'vitest';
import { json } from '../../test/api-server.ts';
import { useApiServer } from '../../test/client-fixture.ts';

const api = useApiServer();
const route = 'POST /characters/c1/images';
const stored = json(201, {
  success: true,
  data: { id: 'i1', url: 'https://img/s.webp', type: 'SAMPLE', key: 'k' },
});
const sampleOf = (bytes: number) => ({
  characterId: 'c1',
  name: 'sample é.png',
  file: new Blob([new Uint8Array(bytes).fill(7)], { type: 'image/png' }),
});

describe('uploading a sample', () => {
  it.each([undefined, 'fetch'] as const)(
    'sends a form although the host sends JSON by default (adapter %s)',
    async (adapter) => {
      api.server.on(route, stored);
      const client = api.connect({}, adapter === undefined ? {} : { adapter });
      expect(await client.uploadSample(sampleOf(1000))).toEqual({ url: 'https://img/s.webp' });
      const [request] = api.server.received;
      const type = request?.headers['content-type'] ?? '';
      expect(type).toMatch(/^multipart\/form-data; ?boundary=/);
      const form = await new Response(new Uint8Array(request?.body ?? []), {
        headers: { 'Content-Type': type },
      }).formData();
      expect(form.get('type')).toBe('SAMPLE');
      const image = form.get('image');
      expect(image).toMatchObject({ name: 'sample é.png', size: 1000, type: 'image/png' });
    },
  );

  it('tells how far it is, never backwards, up to 1', async () => {
    api.server.on(route, stored);
    const fractions: number[] = [];
    await api
      .connect()
      .uploadSample(sampleOf(3_000_000), { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions.length).toBeGreaterThan(0);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(Math.min(...fractions)).toBeGreaterThan(0);
  });

  it('stops sending when it is aborted', async () => {
    const abort = new AbortController();
    api.server.on(route, () => {
      abort.abort();
    });
    const onProgress = vi.fn();
    const upload = api.connect().uploadSample(sampleOf(1000), { signal: abort.signal, onProgress });
    await expect(upload).rejects.toMatchObject({ code: 'aborted', retryable: false });
  });

  it('ends when the answer does not come', async () => {
    api.server.on(route, () => undefined);
    const client = api.connect({ uploadStallMs: 5000, uploadAnswerMs: 50 });
    await expect(client.uploadSample(sampleOf(1000))).rejects.toMatchObject({
      code: 'timeout',
      retryable: true,
    });
  });

  it('is a protocol error when the answer names no address', async () => {
    api.server.on(route, json(201, { success: true, data: { id: 'i1' } }));
    await expect(api.connect().uploadSample(sampleOf(10))).rejects.toMatchObject({
      code: 'protocol',
      message: 'POST /characters/c1/images: data.url should be of type string, but is missing',
    });
  });

  it('names the field when the server does not take the file', async () => {
    const tooLarge = { success: false, message: 'File too large', error: 'FILE_TOO_LARGE', maxSize: '10MB' };
    api.server.on(route, json(413, tooLarge));
    await expect(api.connect().uploadSample(sampleOf(10))).rejects.toMatchObject({
      code: 'validation',
      field: 'image',
      message: 'File too large',
      details: ['maxSize: 10MB'],
    });
  });
});
