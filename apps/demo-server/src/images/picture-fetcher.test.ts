import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../http/listen.ts';
import { createPictureFetcher, type PictureFetcherOptions } from './picture-fetcher.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A web site on this machine; answers with its address. */
async function site(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  return listen(server, { port: 0, host: '127.0.0.1' });
}

const local = (more: Partial<PictureFetcherOptions> = {}) =>
  createPictureFetcher({ hosts: null, allowsLoopback: true, ...more });
const safe = createPictureFetcher({ hosts: null, allowsLoopback: false });
const mayNotBeUsed = {
  status: 400,
  code: 'INVALID_INPUT',
  field: 'url',
  message: 'This address may not be used',
};

describe('a picture of another site', () => {
  it('is fetched whole, also over a redirect', async () => {
    const url = await site((req, res) =>
      req.url === '/moved'
        ? res.writeHead(302, { Location: '/a.png' }).end()
        : res.end(Buffer.from([1, 2, 3])),
    );
    expect([...(await local().fetch(`${url}/moved`))]).toEqual([1, 2, 3]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
  ])('at %s is refused, since it is private', async (url) => {
    await expect(safe.fetch(url)).rejects.toMatchObject(mayNotBeUsed);
  });

  it.each([
    'not an address',
    'file:///etc/passwd',
    'ftp://example.com/a.png',
    'data:image/png;base64,AAAA',
    'http://user:secret@example.com/a.png',
    'https://example.com:8443/a.png',
    'http://example.com:22/',
  ])('at %s is refused before anything is asked', async (url) => {
    await expect(safe.fetch(url)).rejects.toMatchObject(mayNotBeUsed);
  });

  it.each(['http://10.1.2.3/a.png', 'file:///etc/passwd', 'http://user:secret@127.0.0.1/'])(
    'is refused when it leads on to %s',
    async (target) => {
      const url = await site((_req, res) => res.writeHead(302, { Location: target }).end());
      await expect(local().fetch(url)).rejects.toMatchObject({ status: 400, field: 'url' });
    },
  );

  it('is refused when it leads on for ever', async () => {
    const url = await site((_req, res) => res.writeHead(302, { Location: '/again' }).end());
    await expect(local().fetch(url)).rejects.toMatchObject({ status: 502 });
  });

  it('comes from hosts on the list alone, also after a redirect', async () => {
    const url = await site((_req, res) => res.end('ok'));
    const { port } = new URL(url);
    const elsewhere = await site((_req, res) =>
      res.writeHead(302, { Location: `http://localhost:${port}/` }).end(),
    );
    const listed = local({ hosts: ['127.0.0.1', '*.example.com'] });
    expect((await listed.fetch(url)).toString()).toBe('ok');
    await expect(listed.fetch(`http://localhost:${port}/`)).rejects.toMatchObject(mayNotBeUsed);
    await expect(listed.fetch(elsewhere)).rejects.toMatchObject(mayNotBeUsed);
    await expect(listed.fetch('http://example.com/')).rejects.toMatchObject(mayNotBeUsed);
  });

  it('is cut off at the limit, whatever length it claims', async () => {
    const url = await site((req, res) => {
      if (req.url === '/honest') res.setHeader('Content-Length', '5000');
      res.end(Buffer.alloc(5000));
    });
    const small = local({ maxBytes: 1000 });
    await expect(small.fetch(`${url}/honest`)).rejects.toMatchObject({ status: 413, field: 'url' });
    await expect(small.fetch(url)).rejects.toMatchObject({ status: 413 });
  });

  it('has a time in which all of it must come, however slowly it drips', async () => {
    const url = await site((_req, res) => {
      const dripping = setInterval(() => res.write('x'), 5);
      res.on('close', () => clearInterval(dripping));
    });
    await expect(local({ timeoutMs: 60 }).fetch(url)).rejects.toMatchObject({ status: 502 });
  });

  it('that is not there is the fault of the address', async () => {
    const url = await site((_req, res) => res.writeHead(404).end());
    await expect(local().fetch(url)).rejects.toMatchObject({
      status: 400,
      message: 'The address answered with status 404',
    });
  });
});
