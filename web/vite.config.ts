import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { language } from './language-plugin.ts';

const api = process.env.ROLECALL_API_URL ?? 'http://127.0.0.1:8000';

/** What the page at `/docs` loads; the api serves it under those names. */
const reference = (): Plugin => ({
  name: 'rolecall-reference',
  generateBundle() {
    for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']) {
      const file = new URL(`./node_modules/swagger-ui-dist/${name}`, import.meta.url);
      this.emitFile({ type: 'asset', fileName: `reference/${name}`, source: readFileSync(file) });
    }
  },
});

export default defineConfig({
  plugins: [tanstackRouter({ target: 'react', autoCodeSplitting: true }), language(), react(), reference()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The api process replaces the placeholder by the nonce of its Content-Security-Policy.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    assetsDir: 'assets/app',
    // The policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': api, '/careers': api, '/status': api, '/dev': api } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
