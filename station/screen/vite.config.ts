// How the lane page is built: few files, all served by the station itself.
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  build: {
    target: 'es2020',
    outDir: 'dist',
    assetsInlineLimit: 0, // the station's content security policy allows no data: scripts
    modulePreload: false,
  },
  worker: { format: 'es' },
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:8437', ws: true } }, // a station running beside `npm run dev`
  },
});
