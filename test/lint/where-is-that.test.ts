/**
 * Questions of somebody who administers Hyper-V and has never seen these sources, with the word under which he looks. A file
 * of that name answers; what decides is declared there and nowhere else.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcesIn } from './imports.js'

const root = join(import.meta.dirname, '..', '..')
const sources = sourcesIn(root, ['src-main']).filter((path) => path.endsWith('.ts'))
const texts = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

const questions: readonly (readonly [question: string, word: RegExp, path: string, symbol: string])[] = [
  [
    'Where is the rule for TrustedHosts?',
    /trusted-?hosts/i,
    'src-main/emulator/hosts/trusted-hosts.ts',
    'checkTrustedHosts',
  ],
  ['Where does the CRL get its number?', /crl/i, 'src-main/app/certificates/crls/publishing.ts', 'signNextCrl'],
  [
    'Where is it decided that a replica needs a resynchronization?',
    /resynchronization/i,
    'src-main/emulator/sending/required-resynchronization.ts',
    'requireResynchronization',
  ],
  ['What would this failover lose?', /loss/i, 'src-main/emulator/failover/loss.ts', 'lossOf'],
  ['How often is a send that failed tried again?', /send/i, 'src-main/emulator/sending/send-failures.ts', 'sendFailed'],
  [
    'How many recovery points are kept?',
    /recovery-?points/i,
    'src-main/emulator/sending/recovery-points.ts',
    'trimRecoveryPoints',
  ],
  [
    'When does a deleted checkpoint merge?',
    /checkpoint.*merge/i,
    'src-main/emulator/machines/checkpoint-merge.ts',
    'mergeDue',
  ],
  [
    'What becomes of the machines of a host that loses power?',
    /host.*power/i,
    'src-main/emulator/outages/host-power.ts',
    'losePower',
  ],
  ['Why does Hyper-V refuse this certificate?', /verdict/i, 'src-main/authority/verdict/verdict.ts', 'judgePeer'],
  ['How long must a passphrase be?', /passphrase/i, 'src-main/contract/limits/passphrase.ts', 'passphraseLengthMin'],
]

/** What of a text declares a symbol. */
function declares(text: string, symbol: string): boolean {
  return new RegExp(`^(export )?(async )?(function|const|class) ${symbol}\\b`, 'm').test(text)
}

describe('who looks for a word', () => {
  it.each(questions)('%s', (_, word, path, symbol) => {
    expect(path).toMatch(word)
    expect([...texts].filter(([, text]) => declares(text, symbol)).map(([found]) => found)).toEqual([path])
  })

  it('has more than a handful of things to look for', () => {
    expect(questions.length).toBeGreaterThanOrEqual(10)
  })
})
