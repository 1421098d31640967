/**
 * Our verdict and OpenSSL's on thousands of chains: they agree, or a documented rule of Windows says why not. This is a fifth
 * of the corpus; `npm run fuzz` takes all of it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compareCorpus, rules, rulesOfSomeReleases } from './differential.ts'

const document = join(import.meta.dirname, '..', '..', 'resources', 'docs', 'verdict-differences.md')

it('agrees with openssl verify on every chain of the corpus but for the documented rules', async () => {
  const { chains, agreed, accepted, byRule, unexplained } = await compareCorpus({ every: 5 })
  console.info(`${chains} chains, ${accepted} accepted here, ${agreed} agreed, ${JSON.stringify(byRule)}`)
  expect(unexplained).toEqual([])
  expect(chains).toBeGreaterThanOrEqual(2000)
  expect(accepted).toBeGreaterThan(50)
  // Each rule is exercised, and each is in the document; a rule that explains nothing would hide a defect.
  const exercised = new Set([...Object.keys(byRule), ...rulesOfSomeReleases])
  expect([...exercised].sort()).toEqual(Object.keys(rules).sort())
  const text = readFileSync(document, 'utf8')
  for (const rule of Object.keys(rules)) expect(text).toContain(`### \`${rule}\``)
}, 120_000)
