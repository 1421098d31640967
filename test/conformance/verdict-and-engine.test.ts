/** Our verdict beside the TLS engine's opinion in real handshakes: they name the same cause. */
import { execFileSync } from 'node:child_process'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signCrl } from '../../src-main/authority/crls/crl.ts'
import { certificateFactsOf, crlFactsOf } from '../../src-main/authority/verdict/facts.ts'
import { readCertificates, readCrl } from '../../src-main/authority/inspection/inspect.ts'
import type { IssuedCertificate } from '../../src-main/authority/certificates/issue.ts'
import { judgePeer } from '../../src-main/authority/verdict/verdict.ts'
import { compareOpinions } from '../../src-main/transport/engine-codes.ts'
import { performHandshake } from '../../src-main/transport/loopback-tls.ts'
import { aHost, aRoot, pemText, valueOf } from '../authority/builders.ts'
import { findTools } from './tools.ts'

const serverName = 'hypervisor-02.lab.example'

interface Shown {
  readonly certificate: Buffer
  readonly privateKey: KeyObject
  readonly issuer: IssuedCertificate
}

describe('our verdict and the engine', () => {
  let folder: string
  let openssl: string
  let root: IssuedCertificate
  let otherRoot: IssuedCertificate
  let client: IssuedCertificate
  beforeAll(async () => {
    openssl = (await findTools()).get('openssl') ?? ''
    folder = await mkdtemp(join(tmpdir(), 'understudy-engine-'))
    root = await aRoot()
    otherRoot = await aRoot({ commonName: 'Other' })
    client = await aHost(root, { fqdn: 'hypervisor-01.lab.example' })
  }, 300_000)
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  const shown = async (issuer: IssuedCertificate, now?: Date, years = 1): Promise<Shown> => ({
    ...(await aHost(issuer, { fqdn: serverName, years }, now)),
    issuer,
  })

  /** A certificate that this authority would not make: OpenSSL signs it with the root's key. */
  async function oddCertificate(...extensions: readonly string[]): Promise<Shown> {
    const file = (name: string) => join(folder, name)
    await writeFile(file('root.pem'), pemText('CERTIFICATE', root.certificate))
    await writeFile(file('root.key'), root.privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
    const added = [`subjectAltName=DNS:${serverName}`, ...extensions].flatMap((extension) => ['-addext', extension])
    const signed = ['-CA', file('root.pem'), '-CAkey', file('root.key'), '-days', '30', '-out', file('odd.pem')]
    const asked = ['-newkey', 'rsa:2048', '-noenc', '-keyout', file('odd.key'), '-subj', `/CN=${serverName}`]
    execFileSync(openssl, ['req', '-x509', ...asked, ...added, ...signed], { stdio: 'ignore' })
    const [certificate] = valueOf(readCertificates(await readFile(file('odd.pem')), 'odd'))
    if (certificate === undefined) throw new Error('OpenSSL wrote no certificate')
    return { certificate: certificate.der, privateKey: createPrivateKey(await readFile(file('odd.key'))), issuer: root }
  }

  /** The client's verdict on the server's certificate and the engine's, for what the client trusts and knows. */
  async function judge(server: Shown, options: { trusted?: IssuedCertificate; crl?: Buffer; name?: string } = {}) {
    const { trusted = root, crl, name = serverName } = options
    const report = await performHandshake({
      server: { key: server.privateKey, certificateChain: [server.certificate], trustedRoots: [root.certificate] },
      client: {
        key: client.privateKey,
        certificateChain: [client.certificate],
        trustedRoots: [trusted.certificate],
        ...(crl === undefined ? {} : { crls: [crl] }),
      },
      serverName: name,
      timeoutMilliseconds: 5_000,
    })
    if (!report.completed) throw new Error(report.message)
    const facts = (der: Buffer, certificateId: string, issuerCertificateId: string) => {
      const [certificate] = valueOf(readCertificates(der, 'x'))
      if (certificate === undefined) throw new Error('one certificate was expected')
      return certificateFactsOf(certificate, { certificateId, issuerCertificateId, key: null })
    }
    const serial = valueOf(readCertificates(server.certificate, 'x'))[0]?.serialNumber
    const crls = crl === undefined ? [] : [valueOf(readCrl(crl, 'x'))]
    const judgement = judgePeer({
      certificate: facts(server.certificate, 'certificate-1', server.issuer.thumbprint),
      expectedName: name,
      role: 'server',
      trustedRoots: [facts(trusted.certificate, trusted.thumbprint, trusted.thumbprint)],
      intermediates: [],
      crls: crls.map((one) =>
        crlFactsOf(one, {
          issuerCertificateId: root.thumbprint,
          certificateIdOf: (serialNumber) => (serialNumber === serial ? 'certificate-1' : null),
        }),
      ),
      checkRevocation: crl !== undefined,
      atInstant: Date.now(),
    })
    return { code: judgement.code, engine: report.client.code, comparison: compareOpinions(judgement, report.client) }
  }

  const crlWith = async (serialNumbers: readonly string[], now = new Date()) => {
    const revoked = serialNumbers.map((serialNumber) => ({
      serialNumber,
      revokedAt: now,
      reason: 'superseded' as const,
    }))
    return (await signCrl({ crlNumber: 1, revoked, now, validityDays: 30 }, root)).crl
  }

  it('accept the same certificate, with and without a CRL', async () => {
    const good = await shown(root)
    expect(await judge(good)).toEqual({ code: 'accepted', engine: null, comparison: 'agrees' })
    expect(await judge(good, { crl: await crlWith([]) })).toMatchObject({ comparison: 'agrees' })
  })

  it('refuse for the same cause', async () => {
    const good = await aHost(root, { fqdn: serverName })
    const server = { ...good, issuer: root }
    const past = new Date(Date.now() - 2 * 365 * 86_400_000)
    const future = new Date(Date.now() + 365 * 86_400_000)
    const oldRoot = await aRoot({ years: 20 }, past)
    const laterRoot = await aRoot({}, future)
    const both = 'extendedKeyUsage=serverAuth,clientAuth'
    const outcomes = [
      await judge(server, { trusted: otherRoot }),
      await judge(await shown(oldRoot, past), { trusted: oldRoot }),
      await judge(await shown(laterRoot, future), { trusted: laterRoot }),
      await judge(server, { name: 'hypervisor-03.lab.example' }),
      await judge(server, { crl: await crlWith([good.serialNumber]) }),
      await judge(server, { crl: await crlWith([], past) }),
      await judge(await oddCertificate('extendedKeyUsage=clientAuth', 'keyUsage=digitalSignature')),
      await judge(await oddCertificate(both, 'keyUsage=keyCertSign')),
    ]
    expect(outcomes).toEqual([
      { code: 'certificate.untrustedRoot', engine: 'SELF_SIGNED_CERT_IN_CHAIN', comparison: 'agrees' },
      { code: 'certificate.expired', engine: 'CERT_HAS_EXPIRED', comparison: 'agrees' },
      { code: 'certificate.notYetValid', engine: 'CERT_NOT_YET_VALID', comparison: 'agrees' },
      { code: 'certificate.nameDiffers', engine: 'ERR_TLS_CERT_ALTNAME_INVALID', comparison: 'agrees' },
      { code: 'certificate.revoked', engine: 'CERT_REVOKED', comparison: 'agrees' },
      { code: 'certificate.revocationOffline', engine: 'CRL_HAS_EXPIRED', comparison: 'agrees' },
      { code: 'certificate.wrongUsage', engine: 'INVALID_PURPOSE', comparison: 'agrees' },
      { code: 'certificate.wrongUsage', engine: 'INVALID_PURPOSE', comparison: 'agrees' },
    ])
  })

  it('differ where Replica demands more than TLS: client authentication of a server, both usages of either', async () => {
    const serverOnly = await oddCertificate('extendedKeyUsage=serverAuth', 'keyUsage=digitalSignature')
    expect(await judge(serverOnly)).toEqual({ code: 'certificate.wrongUsage', engine: null, comparison: 'differs' })
  })
})
