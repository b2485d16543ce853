import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
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

/** Each text also compressed beside it; the api sends what the browser takes. */
const compressed = (): Plugin => ({
  name: 'rolecall-compressed',
  // Only what is written is complete: Vite fills in the names of chunks at the very end.
  writeBundle({ dir }, bundle) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    for (const name of Object.keys(bundle)) {
      if (dir === undefined || !/^assets\/.*\.(js|mjs|css|svg)$/.test(name)) continue;
      const file = join(dir, name);
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
});

export default defineConfig({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true }),
    language(),
    react(),
    reference(),
    compressed(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The api process replaces the placeholder by the nonce of its Content-Security-Policy.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    assetsDir: 'assets/app',
    // The policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    // What three screens or more need is one file: a file for each shared module would make a
    // hundred requests of a first screen.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] } } },
  },
  server: {
    proxy: {
      '/api': api,
      '/careers': api,
      '/status': api,
      '/unsubscribe': api,
      '/report-mails': api,
      '/dev': api,
    },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
