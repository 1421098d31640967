import { describe, expect, it } from 'vitest'
import { runSelfTest } from '../../src-main/shells/self-test.ts'
import { keptKeys } from '../authority/kept-keys.ts'

const cheap = { applicationVersion: '0.0.0', keys: keptKeys, cost: { N: 2 ** 7, r: 8, p: 1 } }

describe('the self-test', () => {
  it('finds everything here that Understudy needs, and says what is wrong with the store for secrets', async () => {
    const results = await runSelfTest({ ...cheap, now: () => new Date(), secretStore: async () => 'basic_text' })
    const works = ['workspace', 'passphrase', 'pfxCompat', 'pfxModern', 'tls'].map((name) => ({ name, problem: null }))
    expect(results).toEqual([...works, { name: 'secretStore', problem: 'basic_text' }])
  })

  it('names the part that does not work and goes on with the others', async () => {
    // A clock that no certificate can be made by, as a broken one would be.
    const results = await runSelfTest({ ...cheap, now: () => new Date(Number.NaN) })
    const problems = Object.fromEntries(results.map(({ name, problem }) => [name, problem]))
    expect(problems['passphrase']).toBeNull()
    expect(problems['tls']).not.toBeNull()
    expect(results).toHaveLength(5)
  })
})
