import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Fluent marks its modules for servers that draw React; nothing of that concerns a bundle.
  logLevel: 'error',
  build: {
    outDir: fileURLToPath(new URL('../dist/ui', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The server's policy allows scripts and styles as files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
