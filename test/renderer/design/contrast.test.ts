/** Every pair of colour roles that meet on screen keeps the contrast of WCAG 2.2 AA, in both themes. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const css = readFileSync(new URL('../../../src-renderer/design/tokens.css', import.meta.url), 'utf8')
const roles = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, role, light, dark]) => [
    role ?? '',
    [light ?? '', dark ?? ''] as const,
  ]),
)

const text = 4.5
const control = 3
const grounds = ['surface', 'frame', 'sunken', 'raised', 'hover']
const pairs: readonly (readonly [string, string, number])[] = [
  ...['text', 'text-muted', 'accent', 'ok', 'warn', 'bad'].flatMap((role) =>
    grounds.map((ground) => [role, ground, text] as const),
  ),
  ['text', 'action', text],
  ['bad', 'action', text],
  ['text', 'accent-soft', text],
  ['text-muted', 'accent-soft', text],
  ['accent', 'accent-soft', text],
  ['on-accent', 'accent', text],
  ['on-accent', 'accent-hover', text],
  ...['ok', 'warn', 'bad'].flatMap((role) => [
    [role, `${role}-soft`, text] as const,
    ['text', `${role}-soft`, text] as const,
    ['text-muted', `${role}-soft`, text] as const,
    [role, 'accent-soft', text] as const,
  ]),
  ...['surface', 'frame', 'sunken', 'raised'].flatMap((ground) => [
    ['border-control', ground, control] as const,
    ['focus', ground, control] as const,
  ]),
  ['border-control', 'bad-soft', control],
  ['surface', 'bad', text],
]

it.each(pairs)('%s on %s has a contrast of at least %d', (role, ground, least) => {
  const [front, back] = [roles.get(role), roles.get(ground)]
  expect(front, role).toBeDefined()
  expect(back, ground).toBeDefined()
  for (const theme of [0, 1] as const) {
    expect(ratio(front?.[theme] ?? '', back?.[theme] ?? '')).toBeGreaterThanOrEqual(least)
  }
})

const design = new URL('../../../src-renderer/design/', import.meta.url)
const parts = readdirSync(new URL('parts/', design)).map((file) => `parts/${file}`)

it.each(['app.css', 'parts.css', ...parts])('names no colour outside the tokens: %s', (file) => {
  expect(readFileSync(new URL(file, design), 'utf8').match(/#[0-9a-f]{3,8}\b|rgba?\(/gi)).toBeNull()
})

it('gives each part its place in the cascade, once', () => {
  const imported = [...readFileSync(new URL('parts.css', design), 'utf8').matchAll(/@import '\.\/(.+)';/g)]
  expect(imported.map(([, file]) => file).sort()).toEqual(parts.sort())
})

function ratio(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  return [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
    const value = Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255
    return sum + weight * (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  }, 0)
}
