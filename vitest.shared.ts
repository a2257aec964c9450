import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Node itself knows no condition "module", and packages meant for it can break when it takes their files for bundlers.
const serverConditions = ['@charhub/source', 'node', 'development|production'];

/** Tests read each workspace's sources, never its build: a stale `dist` cannot hide a failure. */
export function unitTests(options: {
  name: string;
  environment?: 'node' | 'jsdom';
  include?: string[];
  /** Whether each file loads everything anew, which those that mock modules need; it doubles the time of the others. @default false */
  isolate?: boolean;
}) {
  return defineConfig({
    resolve: { conditions: ['@charhub/source', 'module', 'browser', 'development|production'] },
    ssr: { resolve: { conditions: serverConditions } },
    // Global set-ups run in an environment of Vitest's own.
    environments: { __vitest__: { resolve: { conditions: serverConditions } } },
    test: {
      name: options.name,
      environment: options.environment ?? 'node',
      isolate: options.isolate ?? false,
      include: options.include ?? ['src/**/*.test.{ts,tsx}'],
      setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
      // A busy machine is no failure; only what hangs is.
      testTimeout: 30_000,
      hookTimeout: 60_000,
      reporters: ['default', ['json', { outputFile: 'artifacts/test-results.json' }]],
    },
  });
}
