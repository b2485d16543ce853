import { defineConfig } from '@hey-api/openapi-ts';

/** Types and calls out of the API's own document; `openapi.json` is a snapshot of `/api/openapi.json`. */
export default defineConfig({
  input: './openapi.json',
  output: { path: './src/client', clean: true },
  plugins: [
    { name: '@hey-api/client-fetch', throwOnError: true, runtimeConfigPath: '../http/client-config' },
    { name: '@hey-api/typescript', enums: false },
    { name: '@hey-api/sdk', operations: { strategy: 'flat' }, responseStyle: 'data' },
  ],
});
