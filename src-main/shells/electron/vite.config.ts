/**
 * Bundles Electron's main script (`--mode main`) and its preload script (`--mode preload`). Everything but Electron and
 * Node's own modules goes in, so that the packaged app carries no `node_modules`. The preload script must be one CommonJS
 * file: a sandboxed preload can load nothing from beside itself.
 */
import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

const external = ['electron', /^node:/, ...builtinModules]

export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload'
  return {
    root: import.meta.dirname,
    // Both scripts share a folder; emptying it would take the other one away.
    build: {
      outDir: '../../../resources/build/electron',
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      // Electron 45 runs Node 24 and Chromium of the same age.
      target: 'node24',
      ssr: isPreload ? 'preload.ts' : 'main.ts',
      license: { fileName: isPreload ? 'preload.licences.json' : 'main.licences.json' },
      rolldownOptions: {
        external,
        output: isPreload
          ? { format: 'cjs', entryFileNames: 'preload.cjs' }
          : { format: 'es', entryFileNames: 'main.js', codeSplitting: false },
      },
    },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
  }
})
