/**
 * Bundles the command line for the installed app: one entry and the parts that it loads when a command needs them. Everything but
 * Node's own modules goes in.
 */
import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../../resources/build/command',
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    target: 'node24',
    ssr: 'main.ts',
    license: { fileName: 'command.licences.json' },
    rolldownOptions: {
      external: [/^node:/, ...builtinModules],
      output: { format: 'es', entryFileNames: 'understudy.js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
  ssr: { target: 'node', noExternal: true },
})
