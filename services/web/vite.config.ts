import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const source = (path: string): string => fileURLToPath(new URL(`../../packages/${path}`, import.meta.url));

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Pure parts of the packages are bundled from their sources: the built ones are CommonJS, which cannot be shaken.
    alias: {
      '@papiscope/shared/contracts': source('shared/src/contracts/index.ts'),
      '@papiscope/report/text': source('report/src/text/index.ts'),
      '@papiscope/measure/telemetry': source('measure/src/telemetry/read.ts'),
      '@papiscope/measure/second-side': source('measure/src/site/second-side.ts'),
      '@papiscope/measure/wgs84': source('measure/src/geodesy/wgs84.ts'),
    },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Schemas that only the server parses with stay out: none of these files does anything by being imported.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !/\/packages\/\w+\/src\//.test(id) } },
  },
  server: {
    proxy: {
      '/api': process.env['API_URL'] ?? 'http://127.0.0.1:8080',
      '/readyz': process.env['API_URL'] ?? 'http://127.0.0.1:8080',
    },
  },
});
