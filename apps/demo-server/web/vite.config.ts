import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: {
    conditions: ['@charhub/source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom', 'xstate', 'axios'],
  },
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 600 },
});
