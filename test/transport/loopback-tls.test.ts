import { randomBytes, type KeyObject } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { signCrl } from '../../src-main/authority/crls/crl.ts'
import { readPfx } from '../../src-main/authority/inspection/inspect.ts'
import type { IssuedCertificate } from '../../src-main/authority/certificates/issue.ts'
import { buildPfx } from '../../src-main/authority/files/pkcs12.ts'
import { performHandshake, type HandshakeReport, type TlsParty } from '../../src-main/transport/loopback-tls.ts'
import { aHost, aRoot, password, valueOf } from '../authority/builders.ts'

const serverName = 'hypervisor-02.lab.example'

describe('a handshake on loopback', () => {
  let root: IssuedCertificate
  let otherRoot: IssuedCertificate
  let server: IssuedCertificate
  let client: IssuedCertificate
  beforeAll(async () => {
    root = await aRoot()
    otherRoot = await aRoot({ commonName: 'Other Root' })
    server = await aHost(root, { fqdn: serverName })
    client = await aHost(root, { fqdn: 'hypervisor-01.lab.example' })
  })

  const party = (host: IssuedCertificate, overrides: Partial<TlsParty> = {}): TlsParty => ({
    key: host.privateKey,
    certificateChain: [host.certificate, root.certificate],
    trustedRoots: [root.certificate],
    ...overrides,
  })
  const crlOf = async (revoked: readonly IssuedCertificate[], now = new Date()) => {
    const entries = revoked.map(({ serialNumber }) => ({ serialNumber, revokedAt: now, reason: 'superseded' as const }))
    return (await signCrl({ crlNumber: 1, revoked: entries, now, validityDays: 30 }, root)).crl
  }
  const shake = (serverSide: TlsParty, clientSide: TlsParty, name = serverName) =>
    performHandshake({ server: serverSide, client: clientSide, serverName: name, timeoutMilliseconds: 5_000 })
  const codes = (report: HandshakeReport) =>
    report.completed ? [report.client.code, report.server.code] : [report.code]

  it('with the PFX files as they were written is accepted by both sides', async () => {
    const fromPfx = async (host: IssuedCertificate, profile: 'compat' | 'modern'): Promise<TlsParty> => {
      const { certificate, privateKey } = host
      const chain = [root.certificate]
      const request = { profile, certificate, privateKey, chain, password, friendlyName: 'x', randomBytes }
      const pfx = valueOf(await readPfx(valueOf(await buildPfx(request)), password, 'x'))
      const key: KeyObject | undefined = pfx.key?.privateKey
      if (key === undefined) throw new Error('the PFX has no key')
      return { key, certificateChain: [pfx.host.der], trustedRoots: pfx.chain.map(({ der }) => der) }
    }
    const report = await shake(await fromPfx(server, 'compat'), await fromPfx(client, 'modern'))
    expect(report).toMatchObject({
      completed: true,
      accepted: true,
      protocol: 'TLSv1.3',
      client: { authorized: true, code: null, checkedRevocation: false, peer: { thumbprint: server.thumbprint } },
      server: { authorized: true, code: null, peer: { subject: 'CN=hypervisor-01.lab.example' } },
    })
  })

  it('looks for revocation where a CRL is at hand', async () => {
    const good = { crls: [await crlOf([])] }
    expect(await shake(party(server, good), party(client, good))).toMatchObject({
      accepted: true,
      client: { checkedRevocation: true },
      server: { checkedRevocation: true },
    })
    const badClient = { crls: [await crlOf([client])] }
    expect(codes(await shake(party(server, badClient), party(client, good)))).toEqual([null, 'CERT_REVOKED'])
    const old = { crls: [await crlOf([], new Date('2020-01-01T00:00:00Z'))] }
    expect(codes(await shake(party(server), party(client, old)))).toEqual(['CRL_HAS_EXPIRED', null])
  })

  it('tells each side’s objection', async () => {
    const strangers = { trustedRoots: [otherRoot.certificate] }
    expect(codes(await shake(party(server), party(client, strangers)))).toEqual(['SELF_SIGNED_CERT_IN_CHAIN', null])
    expect(codes(await shake(party(server, strangers), party(client)))).toEqual([null, 'SELF_SIGNED_CERT_IN_CHAIN'])
    expect(codes(await shake(party(server), party(client), 'hypervisor-03.lab.example'))).toEqual([
      'ERR_TLS_CERT_ALTNAME_INVALID',
      null,
    ])
    const past = await aRoot({ years: 1 }, new Date('2020-01-01T00:00:00Z'))
    const expired = await aHost(past, { fqdn: serverName }, new Date('2020-01-01T00:00:00Z'))
    const expiredParty = { key: expired.privateKey, certificateChain: [expired.certificate], trustedRoots: [] }
    const report = await shake(
      { ...expiredParty, trustedRoots: [root.certificate] },
      party(client, { trustedRoots: [past.certificate] }),
    )
    expect(codes(report)).toEqual(['CERT_HAS_EXPIRED', null])
  })

  it('does not begin with a key of another certificate', async () => {
    expect(await shake(party(server, { key: client.privateKey }), party(client))).toMatchObject({
      completed: false,
      accepted: false,
      code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
    })
    expect(await shake(party(server), party(client, { key: server.privateKey }))).toMatchObject({ completed: false })
  })

  it('ends in time and leaves no socket open', async () => {
    const report = await performHandshake({
      server: party(server),
      client: party(client),
      serverName,
      timeoutMilliseconds: 0,
    })
    expect(report).toMatchObject({ completed: false, code: 'timeout' })
    for (let round = 0; round < 20; round++) await shake(party(server), party(client))
    const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind.includes('TCP')).length
    await expect.poll(openSockets).toBe(0)
  })
})
