/** Holds the map of the sources against the folders, so that who arrives is not sent to a room that is gone. */
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcesIn } from './imports.js'
import { orders } from './rooms.js'

const root = join(import.meta.dirname, '..', '..')
const map = readFileSync(join(root, 'resources', 'docs', 'architecture.md'), 'utf8')

/** The rooms that the map lists for each layer, in its order. */
const listed = new Map(
  map
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [, layer = ''] = /^`([^`]+)`/.exec(section) ?? []
      const lines = section.split(/^## /m)[0]?.match(/^- `.*?(?=: )/gm) ?? []
      return [layer, lines.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, room = '']) => room))]
    }),
)

describe('the map of the sources', () => {
  it('has a section for every layer', () => {
    expect([...listed.keys()].sort()).toEqual(Object.keys(orders).sort())
  })

  it.each(Object.keys(orders))('names every room of %s and none that does not exist', (layer) => {
    const folders = sourcesIn(root, [layer], /\.(ts|svelte|css)$/).map((path) =>
      posix.relative(layer, posix.dirname(path)),
    )
    expect([...(listed.get(layer) ?? [])].sort()).toEqual([...new Set(folders)].filter((room) => room !== '').sort())
  })

  it.each(Object.entries(orders))('lists the rooms of %s in their order', (layer, order) => {
    const rooms = listed.get(layer) ?? []
    expect(rooms.filter((room) => order.includes(room))).toEqual(order.filter((room) => rooms.includes(room)))
  })

  it('names no path that does not exist', () => {
    const paths = [...map.matchAll(/`((?:src-main|src-renderer|test|resources)\/[^`]+)`/g)].map(([, path = '']) => path)
    expect(paths.length).toBeGreaterThan(10)
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})
