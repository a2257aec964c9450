import { Router } from 'express';
import type { Engine } from '../engine.ts';
import { serverFeatures } from '../sockets/server-features.ts';
import { methodNotAllowed, sendEmpty, sendJson } from './replies.ts';

const MEMORY = 24 * 1024 ** 3;

const systemStats = {
  system: {
    os: 'posix',
    ram_total: MEMORY,
    ram_free: MEMORY / 2,
    comfyui_version: '0.3.64-simulated',
    required_frontend_version: '1.27.10',
    installed_templates_version: null,
    required_templates_version: '0.1.95',
    python_version: '3.11.7 (simulated)',
    pytorch_version: '2.8.0 (simulated)',
    embedded_python: false,
    argv: ['main.py'],
  },
  devices: [
    {
      name: 'simulated',
      type: 'cpu',
      index: null,
      vram_total: MEMORY,
      vram_free: MEMORY / 2,
      torch_vram_total: MEMORY,
      torch_vram_free: MEMORY / 2,
    },
  ],
};

/** What is installed, and what this server says of itself. */
export function infoRoutes(engine: () => Engine): Router {
  const router = Router();
  const fixed: Readonly<Record<string, unknown>> = {
    '/system_stats': systemStats,
    '/features': serverFeatures,
    '/embeddings': [],
    '/extensions': [],
  };
  for (const [path, body] of Object.entries(fixed)) {
    router
      .route(path)
      .get((_request, response) => sendJson(response, body))
      .all(methodNotAllowed);
  }

  router
    .route('/object_info')
    .get(async (_request, response) => sendJson(response, await engine().registry.describe(engine().files)))
    .all(methodNotAllowed);
  router
    .route('/object_info/:nodeType')
    .get(async ({ params }, response) =>
      sendJson(response, await engine().registry.describe(engine().files, params.nodeType)),
    )
    .all(methodNotAllowed);

  router
    .route('/models')
    .get((_request, response) => sendJson(response, engine().registry.folders()))
    .all(methodNotAllowed);
  router
    .route('/models/:folder')
    .get(({ params }, response) => {
      const files = engine().registry.filesIn(params.folder);
      if (files) sendJson(response, files);
      else sendEmpty(response, 404);
    })
    .all(methodNotAllowed);

  return router;
}
