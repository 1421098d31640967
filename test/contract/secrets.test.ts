import { describe, expect, it } from 'vitest'
import { describeCalls } from '../../src-main/contract/describe.ts'
import { findSecret, secretMembers } from '../../src-main/contract/secrets.ts'

describe('secrets in inputs', () => {
  it.each([
    [{ passphrase: 'x' }, 'passphrase'],
    [{ rootId: 'root-1', newPassphrase: 'x' }, 'newPassphrase'],
    [{ list: [{ deep: { password: 'x' } }] }, 'password'],
    [{ file: { path: 'a.pem' }, key: { name: 'a.key', base64: 'AAAA' } }, 'key'],
    [{ key: { path: 'a.key' } }, null],
    [{ passphrase: '' }, null],
    [{ name: 'passphrase', passwordsPath: 'a' }, null],
    [{ a: null, b: undefined, passphrase: 'x' }, 'passphrase'],
    ['passphrase', null],
    [null, null],
  ])('are found: %j has %s', (input, name) => {
    expect(findSecret(input)).toBe(name)
  })

  it('are known by name, whichever call takes them', () => {
    const names = new Set<string>()
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('properties' in value) for (const name of Object.keys(value.properties as object)) names.add(name)
      for (const each of Object.values(value)) look(each)
    }
    for (const { input } of describeCalls()) look(input)
    const like = [...names].filter((name) => /pass(word|phrase)$|secret|sheet|token|pin$/i.test(name))
    expect(like.length).toBeGreaterThan(3)
    expect(like.filter((name) => !secretMembers.includes(name) && !namesNoSecret.includes(name))).toEqual([])
  })
})

/** Members that are only called like one. */
const namesNoSecret: readonly string[] = []
