import { describe, expect, it } from 'vitest'
import { compareOpinions } from '../../src-main/transport/engine-codes.ts'

describe('the comparison of a verdict with an engine', () => {
  it('says that the engine was not asked when it had no CRL to ask', () => {
    const judgement = {
      accepted: false as const,
      code: 'certificate.revocationUnknown' as const,
      windowsCode: '0x80092012',
      rule: 'revocation' as const,
      params: {},
    }
    const silent = { authorized: true, checkedRevocation: false, code: null, peer: null }
    expect(compareOpinions(judgement, silent)).toBe('notAsked')
    expect(compareOpinions(judgement, { ...silent, checkedRevocation: true })).toBe('differs')
    expect(compareOpinions(judgement, { ...silent, authorized: false, code: 'CERT_REVOKED' })).toBe('differs')
  })
})
