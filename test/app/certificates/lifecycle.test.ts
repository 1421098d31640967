/** What happens to certificates after they were issued: revocation up to the refusal of a host, and renewal. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCertificates, readCrl, readPfx } from '../../../src-main/authority/inspection/inspect.ts'
import { performHandshake, type TlsParty } from '../../../src-main/transport/loopback-tls.ts'
import { pemText } from '../../authority/builders.ts'
import { passwordsFileOf } from './passwords-file-of.ts'
import {
  makeReplicaServer,
  passphrase,
  prepareTemplate,
  twoHosts,
  valueOf,
  type Template,
  type TestCore,
  type Trust,
} from '../a-core.ts'

const year = 365 * 86_400_000

let template: Template<Trust>
beforeAll(async () => {
  template = await prepareTemplate(async (test, folder) => {
    const trust = await twoHosts(test, join(folder, 'files'))
    await makeReplicaServer(test, trust.hostIds[1], trust.certificateIds[1])
    return trust
  })
}, 60_000)

/** The prepared workspace with its root unlocked. */
async function anUnlockedCore(): Promise<TestCore> {
  const test = await template.open()
  await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
  return test
}

/** The names as certificates and files have them. */
const names = () => template.props.fqdns.map((fqdn) => fqdn.toLowerCase())
const theRoot = async (test: TestCore) => (await test.must('root.list', {})).roots[0] ?? expect.fail('there is no root')

describe('revoking a certificate', () => {
  it('changes nothing at the hosts until they import the new CRL, and refuses it from then on', async () => {
    const test = await anUnlockedCore()
    const { hostIds, fqdns, certificateIds, files } = template.props
    const connect = { hostId: hostIds[0], replicaServer: fqdns[1] }
    expect((await test.must('connection.test', connect)).engine).toMatchObject({ agrees: true })

    const folder = join(test.folder, 'crl')
    const revoked = await test.must('certificate.revoke', {
      certificateId: certificateIds[1],
      reason: 'keyCompromise',
      folder,
    })
    expect(revoked.crlNumber).toBe(2)
    const view = await test.must('certificate.view', { certificateId: certificateIds[1] })
    expect(view).toMatchObject({
      status: 'revoked',
      revocation: { reason: 'keyCompromise', wallInstant: test.wall.now },
    })
    expect((await theRoot(test)).crl).toMatchObject({ crlNumber: 2, revokedCount: 1 })

    // The hosts still hold the first CRL: verdict and engine must both go by that one.
    expect((await test.must('connection.test', connect)).engine).toMatchObject({
      agrees: true,
      client: { code: 'accepted' },
    })

    for (const hostId of hostIds) await test.must('store.importCrl', { hostId, file: { path: revoked.path ?? '' } })
    const refused = await test.refusal('connection.test', connect)
    expect(refused).toMatchObject({ code: 'connection.certificateRefused', params: { reason: 'certificate.revoked' } })
    const judged = await test.must('certificate.judge', { certificateId: certificateIds[1], hostId: hostIds[1] })
    expect(judged.rules.find(({ rule }) => rule === 'revocation')).toMatchObject({
      result: 'failed',
      code: 'certificate.revoked',
      windowsCode: '0x80092010',
      params: { reason: 'keyCompromise' },
    })
    expect(test.core.verify()).toMatchObject({ actual: await test.hash(), expected: await test.hash() })

    const parties = await Promise.all(names().map((fqdn) => partyOf(files, fqdn, revoked.path ?? '')))
    const [client = expect.fail(), server = expect.fail()] = parties
    const report = await performHandshake({ client, server, serverName: fqdns[1], timeoutMilliseconds: 10_000 })
    expect(report).toMatchObject({ completed: true, client: { authorized: false, code: 'CERT_REVOKED' } })
  })

  it('makes a CRL with which OpenSSL gives error 23 for that certificate and none for the other', async () => {
    const test = await anUnlockedCore()
    const { certificateIds, files } = template.props
    const { path } = await test.must('certificate.revoke', {
      certificateId: certificateIds[0],
      reason: 'superseded',
      folder: test.folder,
    })
    const at = (name: string) => join(test.folder, name)
    writeFileSync(at('root.pem'), pemText('CERTIFICATE', readFileSync(join(files, 'root.cer'))))
    writeFileSync(at('crl.pem'), pemText('X509 CRL', readFileSync(path ?? '')))
    const outcomes = await Promise.all(
      names().map((fqdn) => {
        writeFileSync(at(`${fqdn}.pem`), pemText('CERTIFICATE', readFileSync(join(files, `${fqdn}.cer`))))
        return openssl('verify', '-crl_check', '-CAfile', at('root.pem'), '-CRLfile', at('crl.pem'), at(`${fqdn}.pem`))
      }),
    )
    expect(outcomes[0]).toMatch(/error 23 at 0 depth lookup: certificate revoked/)
    expect(outcomes[1]).toMatch(/: OK/)
  })

  it('keeps an entry until the certificate has expired and one more CRL has named it', async () => {
    const test = await anUnlockedCore()
    const { rootId, certificateIds } = template.props
    await test.must('certificate.revoke', { certificateId: certificateIds[0], reason: 'cessationOfOperation' })
    await test.must('crl.publish', { rootId })
    expect((await theRoot(test)).crl).toMatchObject({ crlNumber: 3, revokedCount: 1 })
    test.wall.now += 3 * year + 5 * 86_400_000
    await test.must('root.unlock', { rootId, passphrase })
    await test.must('crl.publish', { rootId })
    expect((await theRoot(test)).crl).toMatchObject({ crlNumber: 4, revokedCount: 1 })
    test.wall.now += 3_600_000
    await test.must('root.unlock', { rootId, passphrase })
    await test.must('crl.publish', { rootId })
    expect((await theRoot(test)).crl).toMatchObject({ crlNumber: 5, revokedCount: 0 })
    expect((await test.must('certificate.view', { certificateId: certificateIds[0] })).status).toBe('revoked')
  })

  it('reaches a host with the next import of its own certificate', async () => {
    const test = await anUnlockedCore()
    const { hostIds, certificateIds } = template.props
    await test.must('certificate.revoke', { certificateId: certificateIds[1] })
    await test.must('certificate.importOnHost', { hostId: hostIds[0], certificateId: certificateIds[0] })
    const judged = await test.must('certificate.judge', { certificateId: certificateIds[1], hostId: hostIds[0] })
    expect(judged.rules.find(({ rule }) => rule === 'revocation')).toMatchObject({ code: 'certificate.revoked' })
  })

  it('refuses what cannot be revoked, and spends no CRL number on it', async () => {
    const test = await template.open()
    const { rootId, certificateIds } = template.props
    const root = await theRoot(test)
    const code = async (certificateId: string) => (await test.refusal('certificate.revoke', { certificateId })).code
    expect(await code(certificateIds[0])).toBe('root.locked')
    await test.must('root.unlock', { rootId, passphrase })
    expect(await code('certificate-99')).toBe('certificate.unknown')
    expect(await code(root.certificateId)).toBe('certificate.notIssuedHere')
    await test.must('certificate.revoke', { certificateId: certificateIds[0] })
    expect(await code(certificateIds[0])).toBe('certificate.alreadyRevoked')
    expect((await test.must('crl.publish', { rootId })).crlNumber).toBe(3)
  })
})

describe('renewing a certificate', () => {
  it.each([true, false])('gives the same names a new serial number (new key: %s)', async (newKey) => {
    const test = await anUnlockedCore()
    const { certificateIds, rootId } = template.props
    const [old] = certificateIds
    const [name = ''] = names()
    const { certificateId } = await test.must('certificate.renew', { certificateId: old, newKey })
    const before = await test.must('certificate.view', { certificateId: old })
    const after = await test.must('certificate.view', { certificateId })
    expect(before).toMatchObject({ supersededBy: certificateId, status: 'valid' })
    expect(after).toMatchObject({ supersededBy: null, rootId, dnsNames: [name], keyBits: before.keyBits })
    expect(after.serial).not.toBe(before.serial)

    const folder = join(test.folder, 'renewed')
    await test.must('certificate.export', { certificateIds: [certificateId], folder })
    const keys = [template.props.files, folder].map((from) => publicKeyIn(join(from, `${name}.cer`)))
    expect(keys[0] === keys[1]).toBe(!newKey)

    await test.must('certificate.revoke', { certificateId: old, reason: 'superseded', folder })
    const crl = valueOf(readCrl(readFileSync(join(folder, 'Test-Root.crl')), 'Test-Root.crl'))
    expect(crl.revoked.map((entry) => entry.serialNumber)).toEqual([before.serial])
    expect((await test.must('certificate.view', { certificateId })).status).toBe('valid')
  })

  it('refuses a second successor, and a revoked key', async () => {
    const test = await anUnlockedCore()
    const { certificateIds } = template.props
    const [first, second] = certificateIds
    const renewed = await test.must('certificate.renew', { certificateId: first })
    const again = await test.refusal('certificate.renew', { certificateId: first })
    expect(again).toMatchObject({ code: 'certificate.alreadyRenewed', params: { successor: renewed.certificateId } })
    await test.must('certificate.revoke', { certificateId: second, reason: 'keyCompromise' })
    const sameKey = await test.refusal('certificate.renew', { certificateId: second, newKey: false })
    expect(sameKey).toMatchObject({ code: 'certificate.keyRevoked', field: 'newKey' })
    await test.must('certificate.renew', { certificateId: second })
  })
})

/** One side of a handshake, from the files that were exported. */
async function partyOf(files: string, fqdn: string, crlPath: string): Promise<TlsParty> {
  const passwords = readFileSync(passwordsFileOf(files), 'utf8')
  const password = new RegExp(`^${fqdn} (\\S+)$`, 'm').exec(passwords)?.[1] ?? expect.fail('no password')
  const file = `${fqdn}.modern.pfx`
  const pfx = valueOf(await readPfx(readFileSync(join(files, file)), password, file))
  return {
    key: pfx.key?.privateKey ?? expect.fail('no key'),
    certificateChain: [pfx.host.der],
    trustedRoots: [readFileSync(join(files, 'root.cer'))],
    crls: [readFileSync(crlPath)],
  }
}

function publicKeyIn(path: string): string | null {
  return valueOf(readCertificates(readFileSync(path), path))[0]?.subjectKeyId ?? null
}

/** What OpenSSL says; it exits with 2 for a certificate that it refuses. */
async function openssl(...parameters: string[]): Promise<string> {
  const run = promisify(execFile)('openssl', parameters)
  const { stdout, stderr } = await run.catch((error: unknown) => error as { stdout: string; stderr: string })
  return stdout + stderr
}
