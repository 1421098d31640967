import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ownJudgement,
  peerJudgement,
  verdictRules,
  type CertificateFacts,
  type OwnQuestion,
  type PeerQuestion,
} from '../../../src-main/contract/certificate-facts.ts'
import { failures } from '../../../src-main/contract/failures/index.ts'
import { judgeOwn, judgePeer, matchesName } from '../../../src-main/authority/verdict/verdict.ts'
import { crlFactsOfRoot, hostFacts, noon, rootFacts } from '../builders.ts'

const day = 86_400_000

function question(overrides: Partial<PeerQuestion> = {}): PeerQuestion {
  return {
    certificate: hostFacts(),
    expectedName: 'hv01.lab.example',
    role: 'server',
    trustedRoots: [rootFacts()],
    intermediates: [],
    crls: [crlFactsOfRoot()],
    checkRevocation: true,
    atInstant: noon,
    ...overrides,
  }
}

function codeFor(overrides: Partial<PeerQuestion>): string {
  return judgePeer(question(overrides)).code
}

const issuing = rootFacts({
  certificateId: 'authority-1',
  commonName: 'Issuing',
  issuerCertificateId: 'root-1',
  issuerCommonName: 'Root',
  selfSigned: false,
})
const belowIssuing = hostFacts({
  issuerCertificateId: 'authority-1',
  issuerCommonName: 'Issuing',
  issuerIsRoot: false,
})
const deepRoot = rootFacts({ pathLength: 1 })
const crlOfIssuing = crlFactsOfRoot({ issuerCertificateId: 'authority-1' })

const point = { url: 'http://pki.lab.example/root.crl', isReachable: true, crl: crlFactsOfRoot() }

describe('the verdict on a peer', () => {
  it('accepts a host certificate as this authority makes it, with a current CRL', () => {
    expect(judgePeer(question())).toEqual({
      accepted: true,
      code: 'accepted',
      windowsCode: null,
      rule: null,
      params: {},
    })
  })

  it.each<[string, Partial<PeerQuestion>, string, string | null]>([
    ['a root that is not trusted', { trustedRoots: [] }, 'certificate.untrustedRoot', '0x800B0109'],
    [
      'a root that came along but is not trusted',
      { trustedRoots: [], intermediates: [rootFacts()] },
      'certificate.untrustedRoot',
      '0x800B0109',
    ],
    ['a missing intermediate', { certificate: belowIssuing }, 'certificate.chainIncomplete', '0x800B010A'],
    [
      'an issuer that nobody knows',
      { certificate: hostFacts({ issuerCertificateId: null }) },
      'certificate.chainIncomplete',
      '0x800B010A',
    ],
    [
      'an issuing authority below a root with path length 0',
      { certificate: belowIssuing, intermediates: [issuing], crls: [crlFactsOfRoot(), crlOfIssuing] },
      'certificate.issuerNoAuthority',
      '0x80096019',
    ],
    [
      'a host certificate that issued another',
      {
        certificate: hostFacts({ certificateId: 'certificate-2', issuerCertificateId: 'certificate-1' }),
        intermediates: [hostFacts()],
      },
      'certificate.issuerNoAuthority',
      '0x80096019',
    ],
    [
      'a trusted root that says it is no authority',
      { trustedRoots: [rootFacts({ isAuthority: false, deniesAuthority: true, pathLength: null })] },
      'certificate.issuerNoAuthority',
      '0x80096019',
    ],
    [
      'a root whose key may not sign certificates',
      { trustedRoots: [rootFacts({ keyUsages: ['cRLSign'] })] },
      'certificate.issuerNoAuthority',
      '0x80096019',
    ],
    ['a 512-bit key', { certificate: hostFacts({ keyBits: 512 }) }, 'certificate.weakKey', '0x80096004'],
    [
      'a signature with MD5',
      { certificate: hostFacts({ weakSignature: 'MD5' }) },
      'certificate.weakSignature',
      '0x80096004',
    ],
    [
      'an issuing authority that is signed with MD5',
      {
        certificate: belowIssuing,
        trustedRoots: [deepRoot],
        intermediates: [{ ...issuing, weakSignature: 'MD5' }],
        crls: [crlFactsOfRoot(), crlOfIssuing],
      },
      'certificate.weakSignature',
      '0x80096004',
    ],
    [
      'an unknown critical extension',
      { certificate: hostFacts({ unknownCriticalExtensions: ['1.2.3.4.5'] }) },
      'certificate.unknownCritical',
      '0x800B0105',
    ],
    [
      'a root with an unknown critical extension',
      { trustedRoots: [rootFacts({ unknownCriticalExtensions: ['1.2.3.4.5'] })] },
      'certificate.unknownCritical',
      '0x800B0105',
    ],
    [
      'a CRL at the distribution point that is for authorities only',
      {
        certificate: hostFacts({ crlDistributionPoint: point.url }),
        crls: [],
        crlPoints: [
          { ...point, crl: crlFactsOfRoot({ scope: { addresses: null, kind: 'authorities', partly: null } }) },
        ],
      },
      'certificate.revocationScope',
      '0x80092012',
    ],
    [
      'a key that may only sign',
      { certificate: hostFacts({ keySpec: 'signature' }) },
      'certificate.signatureKey',
      '0x8009030D',
    ],
    [
      'a key that is not RSA',
      { certificate: hostFacts({ keyAlgorithm: 'ecdsa' }) },
      'certificate.keyNotRsa',
      '0x8009030D',
    ],
    ['a clock before notBefore', { atInstant: noon - day - 1 }, 'certificate.notYetValid', '0x800B0101'],
    ['a clock after notAfter', { atInstant: noon + 1000 * day + 1 }, 'certificate.expired', '0x800B0101'],
    [
      'an expired root',
      { trustedRoots: [rootFacts({ notAfterInstant: noon - 1 })] },
      'certificate.expired',
      '0x800B0101',
    ],
    [
      'server authentication alone',
      { certificate: hostFacts({ extendedKeyUsages: ['serverAuth'] }) },
      'certificate.wrongUsage',
      '0x800B0110',
    ],
    [
      'no extended key usage at all',
      { certificate: hostFacts({ extendedKeyUsages: [] }) },
      'certificate.wrongUsage',
      '0x800B0110',
    ],
    [
      'a key usage without digitalSignature',
      { certificate: hostFacts({ keyUsages: ['keyEncipherment'] }) },
      'certificate.wrongUsage',
      '0x800B0110',
    ],
    [
      'an issuer that is restricted to servers',
      { trustedRoots: [rootFacts({ extendedKeyUsages: ['serverAuth'] })] },
      'certificate.wrongUsage',
      '0x800B0110',
    ],
    ['another name', { expectedName: 'hv02.lab.example' }, 'certificate.nameDiffers', '0x800B010F'],
    ['the short name', { expectedName: 'hv01' }, 'certificate.nameDiffers', '0x800B010F'],
    [
      'a distribution point that does not answer',
      {
        certificate: hostFacts({ crlDistributionPoint: point.url }),
        crls: [],
        crlPoints: [{ ...point, isReachable: false }],
      },
      'certificate.revocationOffline',
      '0x80092013',
    ],
    [
      'a distribution point with an expired CRL',
      {
        certificate: hostFacts({ crlDistributionPoint: point.url }),
        crls: [],
        crlPoints: [{ ...point, crl: crlFactsOfRoot({ nextUpdateInstant: noon - 1 }) }],
      },
      'certificate.revocationOffline',
      '0x80092013',
    ],
    [
      'a distribution point with the CRL of another issuer',
      {
        certificate: hostFacts({ crlDistributionPoint: point.url }),
        crls: [],
        crlPoints: [{ ...point, crl: crlFactsOfRoot({ issuerCertificateId: 'root-2' }) }],
      },
      'certificate.revocationForeign',
      '0x80092014',
    ],
    [
      'a distribution point that lists it',
      {
        certificate: hostFacts({ crlDistributionPoint: point.url }),
        crls: [],
        crlPoints: [
          { ...point, crl: crlFactsOfRoot({ revoked: [{ certificateId: 'certificate-1', reason: 'superseded' }] }) },
        ],
      },
      'certificate.revoked',
      '0x80092010',
    ],
    [
      'another distribution point than its own',
      {
        certificate: hostFacts({ crlDistributionPoint: 'http://other.example/root.crl' }),
        crls: [],
        crlPoints: [point],
      },
      'certificate.revocationOffline',
      '0x80092013',
    ],
    [
      'a CRL that has the right name and the wrong key',
      { crls: [crlFactsOfRoot({ issuerCertificateId: 'root-2', issuerCommonName: 'Root' })] },
      'certificate.revocationForeign',
      '0x80092014',
    ],
    [
      'the CRL of a root that has nothing to do with it',
      { crls: [crlFactsOfRoot({ issuerCertificateId: 'root-2', issuerCommonName: 'Other Root' })] },
      'certificate.revocationUnknown',
      '0x80092012',
    ],
    [
      'a name that the root may not certify',
      { trustedRoots: [rootFacts({ nameConstraints: { permitted: ['other.example'], excluded: [] } })] },
      'certificate.nameNotPermitted',
      '0x800B0114',
    ],
    [
      'a name that the root excludes',
      { trustedRoots: [rootFacts({ nameConstraints: { permitted: null, excluded: ['lab.example'] } })] },
      'certificate.nameNotPermitted',
      '0x800B0114',
    ],
    ['no CRL at all', { crls: [] }, 'certificate.revocationUnknown', '0x80092012'],
    [
      'the CRL of another root only',
      { crls: [crlFactsOfRoot({ issuerCertificateId: 'root-2' })] },
      'certificate.revocationUnknown',
      '0x80092012',
    ],
    [
      'a CRL whose issuer may not sign CRLs',
      { trustedRoots: [rootFacts({ keyUsages: ['keyCertSign'] })] },
      'certificate.revocationUnknown',
      '0x80092012',
    ],
    [
      'an expired CRL',
      { crls: [crlFactsOfRoot({ nextUpdateInstant: noon - 1 })] },
      'certificate.revocationOffline',
      '0x80092013',
    ],
    [
      'a CRL from the future',
      { crls: [crlFactsOfRoot({ thisUpdateInstant: noon + 1 })] },
      'certificate.revocationOffline',
      '0x80092013',
    ],
    [
      'an address that nobody serves',
      { crls: [], certificate: hostFacts({ crlDistributionPoint: 'http://pki.lab.example/root.crl' }) },
      'certificate.revocationOffline',
      '0x80092013',
    ],
    [
      'a revoked certificate',
      { crls: [crlFactsOfRoot({ revoked: [{ certificateId: 'certificate-1', reason: 'keyCompromise' }] })] },
      'certificate.revoked',
      '0x80092010',
    ],
    [
      'a revoked issuing authority',
      {
        certificate: belowIssuing,
        trustedRoots: [deepRoot],
        intermediates: [issuing],
        crls: [crlOfIssuing, crlFactsOfRoot({ revoked: [{ certificateId: 'authority-1', reason: 'caCompromise' }] })],
      },
      'certificate.revoked',
      '0x80092010',
    ],
  ])('refuses %s', (_what, overrides, code, windowsCode) => {
    expect(judgePeer(question(overrides))).toMatchObject({ accepted: false, code, windowsCode })
  })

  it.each<[string, Partial<PeerQuestion>]>([
    ['no name to compare', { expectedName: null, role: 'client' }],
    ['the name in capitals and with a dot at the end', { expectedName: 'HV01.LAB.EXAMPLE.' }],
    ['a wildcard', { certificate: hostFacts({ dnsNames: ['*.lab.example'] }) }],
    ['a wildcard in the common name alone', { certificate: hostFacts({ dnsNames: [], commonName: '*.lab.example' }) }],
    ['the revocation check switched off', { checkRevocation: false, crls: [] }],
    ['a CRL that never expires', { crls: [crlFactsOfRoot({ nextUpdateInstant: null })] }],
    [
      'a certificate that is listed in an old CRL but not in the current one',
      {
        crls: [
          crlFactsOfRoot({
            thisUpdateInstant: noon - 2 * day,
            revoked: [{ certificateId: 'certificate-1', reason: 'superseded' }],
          }),
          crlFactsOfRoot(),
        ],
      },
    ],
    [
      'a root without basicConstraints and keyUsage, as makecert made them',
      { trustedRoots: [rootFacts({ isAuthority: false, pathLength: null, keyUsages: [], keyBits: 1024 })] },
    ],
    ['the very first millisecond', { atInstant: noon - day }],
    [
      'an issuing authority below a root with path length 1',
      {
        certificate: belowIssuing,
        trustedRoots: [deepRoot],
        intermediates: [issuing],
        crls: [crlFactsOfRoot(), crlOfIssuing],
      },
    ],
    [
      'a self-signed host certificate that is trusted itself',
      {
        certificate: hostFacts({ certificateId: 'root-9', selfSigned: true, issuerCertificateId: 'root-9' }),
        trustedRoots: [hostFacts({ certificateId: 'root-9', selfSigned: true, issuerCertificateId: 'root-9' })],
      },
    ],
  ])('accepts %s', (_what, overrides) => {
    expect(codeFor(overrides)).toBe('accepted')
  })

  it('lets alternative names hide the common name', () => {
    expect(matchesName(hostFacts({ dnsNames: ['other.lab.example'] }), 'hv01.lab.example')).toBe(false)
  })

  it.each(['a.hv01.lab.example', 'lab.example', '.lab.example'])('does not stretch *.lab.example to %s', (name) => {
    expect(matchesName(hostFacts({ dnsNames: ['*.lab.example'] }), name)).toBe(false)
  })

  it('ends for authorities that issued each other', () => {
    const one = rootFacts({ certificateId: 'authority-1', selfSigned: false, issuerCertificateId: 'authority-2' })
    const two = rootFacts({ certificateId: 'authority-2', selfSigned: false, issuerCertificateId: 'authority-1' })
    expect(codeFor({ certificate: belowIssuing, intermediates: [one, two] })).toBe('certificate.issuerNoAuthority')
  })

  it('is always of the declared shape, gives the declared parameters, and never accepts an untrusted chain', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const judgement = judgePeer(asked)
        expect(peerJudgement.parse(judgement)).toEqual(judgement)
        if (judgement.accepted) expect(asked.trustedRoots.length).toBeGreaterThan(0)
        else expect(Object.keys(judgement.params)).toEqual(expect.arrayContaining([...failures[judgement.code].params]))
        expect(judgePeer(structuredClone(asked))).toEqual(judgement)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the verdict on a host’s own certificate', () => {
  const own: OwnQuestion = { ...question(), expectedName: 'hv01.lab.example', store: 'LocalMachine\\My' }

  it('lists every rule in order and accepts a good certificate', () => {
    const judgement = judgeOwn(own)
    expect(judgement.rules.map(({ rule }) => rule)).toEqual([...verdictRules])
    expect(judgement.accepted).toBe(true)
    expect(ownJudgement.parse(judgement)).toEqual(judgement)
  })

  it('reports every rule that fails, not the first alone', () => {
    const certificate = hostFacts({ hasPrivateKey: false, keySpec: 'signature', extendedKeyUsages: ['clientAuth'] })
    const judgement = judgeOwn({ ...own, certificate, store: 'CurrentUser\\My', trustedRoots: [], crls: [] })
    expect(judgement.accepted).toBe(false)
    expect(judgement.rules.filter(({ judgement: one }) => !one.accepted).map(({ judgement: one }) => one.code)).toEqual(
      [
        'certificate.wrongStore',
        'certificate.noPrivateKey',
        'certificate.signatureKey',
        'certificate.untrustedRoot',
        'certificate.wrongUsage',
        'certificate.revocationUnknown',
      ],
    )
  })

  it('refuses an elliptic-curve key', () => {
    const judgement = judgeOwn({ ...own, certificate: hostFacts({ keyAlgorithm: 'ecdsa', keyBits: 256 }) })
    expect(judgement.rules.find(({ rule }) => rule === 'keySpec')?.judgement.code).toBe('certificate.keyNotRsa')
  })
})

const anyFacts = fc
  .record({
    certificateId: fc.constantFrom('certificate-1', 'authority-1', 'root-1', 'root-2'),
    issuerCertificateId: fc.constantFrom('authority-1', 'root-1', 'root-2', null),
    selfSigned: fc.boolean(),
    isAuthority: fc.boolean(),
    pathLength: fc.constantFrom(null, 0, 1),
    keyUsages: fc.subarray<CertificateFacts['keyUsages'][number]>(['digitalSignature', 'keyCertSign', 'cRLSign']),
    extendedKeyUsages: fc.subarray(['serverAuth', 'clientAuth', '1.2.3']),
    keyBits: fc.constantFrom(512, 1024, 2048),
    dnsNames: fc.subarray(['hv01.lab.example', '*.lab.example']),
    notAfterInstant: fc.constantFrom(noon - 1, noon + day),
  })
  .map((overrides) => hostFacts(overrides))

const anyQuestion: fc.Arbitrary<PeerQuestion> = fc.record({
  certificate: anyFacts,
  expectedName: fc.constantFrom('hv01.lab.example', 'x.lab.example', null),
  role: fc.constantFrom('server', 'client'),
  trustedRoots: fc.array(anyFacts, { maxLength: 3 }),
  intermediates: fc.array(anyFacts, { maxLength: 3 }),
  crls: fc.array(
    fc.record({
      issuerCertificateId: fc.constantFrom('authority-1', 'root-1', 'root-2'),
      thisUpdateInstant: fc.constantFrom(noon - day, noon + day),
      nextUpdateInstant: fc.constantFrom(null, noon - 1, noon + day),
      revoked: fc.array(
        fc.record({
          certificateId: fc.constantFrom('certificate-1', 'authority-1'),
          reason: fc.constantFrom('unspecified', 'superseded'),
        }),
        { maxLength: 1 },
      ),
    }),
    { maxLength: 3 },
  ),
  checkRevocation: fc.boolean(),
  atInstant: fc.constantFrom(noon, noon + 2 * day),
})
