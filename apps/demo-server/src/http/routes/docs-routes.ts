import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import { openApiDocument } from '../openapi/open-api-document.ts';
import { apiOperations } from '../openapi/operations.ts';

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui-bundle.js'));

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>CharHub generation: API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <main id="api"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

// A file of its own, since the page's policy runs no script that is written into it.
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n`;

/** The API's description: as OpenAPI 3.1, and as a page to read and try. */
export function docsRoutes(): Router {
  const document = openApiDocument(apiOperations);
  const router = Router();
  const files = express.static(swaggerUi, { index: false });
  router.get('/openapi.json', (_req, res) => void res.json(document));
  router.get('/docs', (_req, res) => void res.type('html').send(page));
  router.use('/docs', (req, res, next) => {
    if (req.path === '/start.js') res.type('js').send(start);
    else if (/^\/swagger-ui(-bundle\.js|\.css)$/.test(req.path)) files(req, res, next);
    else next();
  });
  return router;
}
