/** Has Vitest load modules with runes as the page's build does, so that what the screens keep can be tried without a browser. */
import { compile, compileModule } from 'svelte/compiler'
import ts from 'typescript'

interface Plugin {
  readonly name: string
  readonly enforce: 'pre'
  transform(code: string, id: string): { readonly code: string } | undefined
}

/**
 * Compiles files that end with `.svelte.ts` for a page, not for a server, where nothing would change by itself; components for a server,
 * which writes what they show at first without a browser.
 */
export function runes(): Plugin {
  return {
    name: 'runes',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('.svelte')) {
        return { code: compile(code, { generate: 'server', css: 'external', filename: id }).js.code }
      }
      // Of libraries, whose components are written as a server would as well.
      if (id.endsWith('.svelte.js')) return { code: compileModule(code, { generate: 'server', filename: id }).js.code }
      if (!id.endsWith('.svelte.ts')) return undefined
      const { js } = compileModule(withoutTypes(code), { generate: 'client', filename: id })
      return { code: js.code }
    },
  }
}

/** The types taken away and nothing else changed: what is newer than the page needs stays. */
function withoutTypes(code: string): string {
  const { ESNext: module } = ts.ModuleKind
  return ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module, verbatimModuleSyntax: true },
  }).outputText
}
