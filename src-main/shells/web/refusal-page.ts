/** What a person sees whose address opens nothing: what it means and what to do, in their language, looking like the app. */
import { createHash } from 'node:crypto'
import { contentSecurityPolicy } from '../page-policy.ts'
import type { Language } from '../../contract/texts/shape.ts'

const style = `:root{color-scheme:light dark}body{display:grid;place-content:center;min-height:100vh;margin:0;padding:24px;box-sizing:border-box;font:14px/22px "Segoe UI Variable Text","Segoe UI","Noto Sans",system-ui,sans-serif;background:#fff;color:#17212b}main{max-width:480px}h1{font-size:20px;line-height:28px}p{margin:8px 0 0}@media (prefers-color-scheme:dark){body{background:#12181f;color:#e6ebf0}}`

/** The one style that this page may use; anything else that got into it would have another hash. */
export const refusalPolicy = contentSecurityPolicy.replace(
  "style-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
)

/**
 * @param language Of the words.
 * @param words What it means, and what to do.
 * @returns A page that loads nothing.
 */
export function refusalPage(language: Language, words: { readonly sentence: string; readonly next: string }): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Understudy</title><link rel="icon" href="data:,"><style>${style}</style><main><h1>${words.sentence}</h1><p>${words.next}</p></main></html>`
}
