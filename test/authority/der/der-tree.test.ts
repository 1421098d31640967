import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signCrl } from '../../../src-main/authority/crls/crl.ts'
import { integer, nullValue, octetString, oid, sequence } from '../../../src-main/authority/der/der.ts'
import { derTreePage, treeDepthMax, type DerTreePage } from '../../../src-main/authority/der/der-tree.ts'
import { aHost, aRoot } from '../builders.ts'
import { threadMilliseconds } from '../../thread-time.ts'

const lines = ({ nodes }: DerTreePage) =>
  nodes.map(({ offset, depth, name, value, oidName }) =>
    [offset, ' '.repeat(depth) + name, ...[value, oidName].filter((each) => each)].join(' '),
  )

/** All pages, joined. */
function wholeTree(bytes: Buffer, limit: number) {
  const nodes: DerTreePage['nodes'][number][] = []
  for (let from: number | null = 0; from !== null;) {
    const page: DerTreePage = derTreePage(bytes, from, limit, false)
    expect(page.nodes.length).toBeLessThanOrEqual(limit)
    nodes.push(...page.nodes)
    from = page.nextOffset
  }
  return nodes
}

describe('the raw structure', () => {
  it('shows offset, depth, type, value and name of every element', () => {
    const inner = octetString(sequence(integer(-0 + 5)))
    const bytes = sequence(oid('2.5.29.19'), nullValue(), inner, octetString(Buffer.from('ff00', 'hex')))
    expect(lines(derTreePage(bytes, 0, 100, false))).toEqual([
      '0 SEQUENCE',
      '2  OBJECT IDENTIFIER 2.5.29.19 basicConstraints',
      '7  NULL',
      '9  OCTET STRING',
      '11   SEQUENCE',
      '13    INTEGER 5',
      '16  OCTET STRING ff00',
    ])
  })

  it('of a certificate reads as its standard has it, with extensions looked into', async () => {
    const root = await aRoot({ commonName: 'Wurzel Größe' })
    const host = await aHost(root, { crlDistributionPoint: 'http://pki.lab.example/root.crl' })
    const { nodes, nextOffset, problem } = derTreePage(host.certificate, 0, 1000, false)
    expect([nextOffset, problem]).toEqual([null, null])
    const values = nodes.map(({ value }) => value)
    expect(values).toContain('Wurzel Größe')
    expect(values).toContain('http://pki.lab.example/root.crl')
    expect(nodes.map(({ oidName }) => oidName)).toEqual(
      expect.arrayContaining(['sha256WithRsaEncryption', 'serverAuth']),
    )
    expect(nodes.find(({ offset }) => offset === 0)).toMatchObject({ name: 'SEQUENCE', inside: 'children', depth: 0 })
    for (const { headerBytes, contentBytes, offset } of nodes) {
      expect(offset + headerBytes + contentBytes).toBeLessThanOrEqual(host.certificate.length)
    }
  })

  it('comes in pages that join to the same, whatever their size', async () => {
    const root = await aRoot()
    const host = await aHost(root)
    const whole = wholeTree(host.certificate, 5000)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (limit) => {
        expect(wholeTree(host.certificate, limit)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it('of a CRL with a hundred thousand entries gives its last page soon', async () => {
    const root = await aRoot()
    const revoked = Array.from({ length: 100_000 }, (_, index) => ({
      serialNumber: (index + 1).toString(16),
      revokedAt: new Date(0),
      reason: 'superseded' as const,
    }))
    const { crl } = await signCrl({ crlNumber: 1, revoked, now: new Date(), validityDays: 9 }, root)
    const begun = threadMilliseconds()
    const { nodes, nextOffset } = derTreePage(crl, crl.length - 400, 500, false)
    expect(threadMilliseconds() - begun).toBeLessThan(500)
    expect([nodes.length > 1, nextOffset]).toEqual([true, null])
  })

  it('stops where the bytes stop to make sense, and shows what came before', () => {
    const bytes = Buffer.concat([sequence(integer(5), nullValue()).subarray(0, 5), Buffer.of(0x1f, 0x00)])
    const { nodes, problem } = derTreePage(bytes, 0, 100, false)
    expect(nodes).toHaveLength(2)
    expect(problem).toEqual({ offset: 5, code: 'tagTooLarge' })
    expect(derTreePage(Buffer.of(0x30, 0x80), 0, 9, false).problem?.code).toBe('lengthIndefinite')
    expect(derTreePage(Buffer.of(0x30, 0x09, 0x05), 0, 9, false).problem?.code).toBe('elementTooLong')
  })

  it('names what is nested too deeply and does not go there', () => {
    const bomb = Array.from({ length: 500 }).reduce<Buffer>((inner) => sequence(inner), nullValue())
    const { nodes, problem } = derTreePage(bomb, 0, 1000, false)
    expect(problem).toBeNull()
    expect(nodes).toHaveLength(treeDepthMax + 1)
    expect(nodes.at(-1)).toMatchObject({ inside: 'tooDeep', depth: treeDepthMax })
  })

  it('leaves out of a private key what is secret', async () => {
    const { privateKey } = await aHost(await aRoot())
    for (const type of ['pkcs8', 'pkcs1'] as const) {
      const der = privateKey.export({ format: 'der', type })
      const { nodes } = derTreePage(der, 0, 100, true)
      const { n = '', d = '', p = '' } = privateKey.export({ format: 'jwk' })
      const text = JSON.stringify(nodes)
      for (const secret of [n, d, p])
        expect(text).not.toContain(Buffer.from(secret, 'base64url').toString('hex').slice(0, 40))
      expect(nodes.filter(({ value }) => (value ?? '').length > 40)).toEqual([])
      expect(JSON.stringify(derTreePage(der, 0, 100, false))).toContain(
        Buffer.from(d, 'base64url').toString('hex').slice(0, 40),
      )
    }
  })

  it('of any bytes ends and stays within them', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(250),
        fc.integer({ min: 1, max: 20 }),
        (bytes, from, limit) => {
          const page = derTreePage(Buffer.from(bytes), from, limit, false)
          expect(page.nodes.length).toBeLessThanOrEqual(limit)
          for (const node of page.nodes) expect(node.offset).toBeGreaterThanOrEqual(from)
        },
      ),
    )
  })
})
