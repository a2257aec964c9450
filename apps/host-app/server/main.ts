import { startCharHubBackEnd } from '@charhub/api-client/testing/charhub-back-end';
import { serveFiles } from './serve-files.ts';

// The page to look at by hand; a job goes on by itself every two seconds.
const host = await startCharHubBackEnd({
  port: Number(process.env['PORT'] ?? 0),
  pace: 2000,
  serve: serveFiles,
});
host.useMediaAt('/media');
console.log(`ready: ${host.url}`);
