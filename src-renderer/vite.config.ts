/**
 * Builds the renderer for both shells. Paths are relative, so that the same files work under a loopback address and under the
 * app's own scheme, and nothing is written inline, because the content security policy allows no inline script or style.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: '../resources/build/renderer',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    license: { fileName: 'licences.json' },
  },
})
