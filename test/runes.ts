/** Has Vitest load modules with runes as the page's build does, so that what the screens keep can be tried without a browser. */
import { stripTypeScriptTypes } from 'node:module'
import { compileModule } from 'svelte/compiler'

interface Plugin {
  readonly name: string
  readonly enforce: 'pre'
  transform(code: string, id: string): { readonly code: string } | undefined
}

/** Compiles files that end with `.svelte.ts` for a page, not for a server, where nothing would change by itself. */
export function runes(): Plugin {
  return {
    name: 'runes',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.svelte.ts')) return undefined
      const { js } = compileModule(stripTypeScriptTypes(code), { generate: 'client', filename: id })
      return { code: js.code }
    },
  }
}
