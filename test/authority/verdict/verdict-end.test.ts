/** Until when a verdict holds: ends are those of certificates and CRLs that the verdict itself used. */
import { describe, expect, it } from 'vitest'
import { endsOfVerdict } from '../../../src-main/authority/verdict/verdict-end.ts'
import type { OwnQuestion } from '../../../src-main/contract/certificate-facts.ts'
import { crlFactsOfRoot, hostFacts, noon, rootFacts } from '../builders.ts'

const dayMilliseconds = 24 * 3_600_000
const inDays = (days: number) => noon + days * dayMilliseconds
const month = 30 * dayMilliseconds

function question(overrides: Partial<OwnQuestion>): OwnQuestion {
  return {
    certificate: hostFacts({ notAfterInstant: inDays(700) }),
    expectedName: 'hv01.lab.example',
    store: 'LocalMachine\\My',
    trustedRoots: [rootFacts({ notAfterInstant: inDays(3000) })],
    intermediates: [],
    crls: [crlFactsOfRoot({ nextUpdateInstant: inDays(90) })],
    checkRevocation: true,
    atInstant: noon,
    ...overrides,
  }
}

const endsOf = (overrides: Partial<OwnQuestion>) =>
  [...endsOfVerdict(question(overrides), month)].map(([rule, { instant, judgement }]) => [
    rule,
    (instant - noon) / dayMilliseconds,
    judgement.windowsCode,
  ])

describe('the end of a verdict', () => {
  it('is not told while nothing ends in the time that is asked for', () => {
    expect(endsOf({})).toEqual([])
  })

  it('is the end of the CRL, with what Windows says without one', () => {
    expect(endsOf({ crls: [crlFactsOfRoot({ nextUpdateInstant: inDays(9) })] })).toEqual([
      ['revocation', 9, '0x80092013'],
    ])
  })

  it('is that of the last of several CRLs', () => {
    const crls = [9, 20].map((days) => crlFactsOfRoot({ nextUpdateInstant: inDays(days) }))
    expect(endsOf({ crls })).toEqual([['revocation', 20, '0x80092013']])
  })

  it('does not come from a CRL that nobody reads', () => {
    const crls = [crlFactsOfRoot({ nextUpdateInstant: inDays(9) })]
    expect(endsOf({ crls, checkRevocation: false })).toEqual([])
  })

  it('is that of the root where the root ends before the certificate', () => {
    expect(endsOf({ trustedRoots: [rootFacts({ notAfterInstant: inDays(12) })] })).toEqual([
      ['dates', 12, '0x800B0101'],
    ])
  })

  it('is not told for a rule that fails already', () => {
    const certificate = hostFacts({ notAfterInstant: inDays(-1) })
    expect(endsOf({ certificate })).toEqual([])
  })
})
