import forms from '@tailwindcss/forms';
import react from '@vitejs/plugin-react';
import tailwindcss from 'tailwindcss';
import { defineConfig } from 'vite';

/** The colours of the host are variables, so that none of its opacity modifiers has any effect. */
const names = [
  ...[
    'light',
    'normal',
    'dark',
    'title',
    'description',
    'content',
    'primary',
    'secondary',
    'accent',
    'muted',
  ],
  ...['danger', 'success', 'info', 'background', 'foreground', 'card', 'border'],
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  css: {
    postcss: {
      plugins: [
        tailwindcss({
          darkMode: 'class',
          content: [`${import.meta.dirname}/**/*.{html,tsx}`],
          theme: {
            extend: { colors: Object.fromEntries(names.map((name) => [name, `var(--color-${name})`])) },
          },
          plugins: [forms],
        }),
      ],
    },
  },
  resolve: {
    conditions: ['@charhub/source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom', 'xstate', 'axios'],
  },
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 900 },
});
