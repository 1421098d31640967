/** CRLs from their signature to the hosts: policy, countdown, distribution point, loopback server, reminders. */
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { certificateIn } from '../../../../src-main/app/certificates/inventory/documents.ts'
import { run } from '../../../conformance/tools.ts'
import {
  aCore,
  close,
  passphrase,
  prepareTemplate,
  temporaryFolder,
  twoHosts,
  type Template,
  type TestCore,
  type Trust,
} from '../../a-core.ts'

const day = 86_400_000
const url = 'http://pki.lab.example/crl/test-root.crl'

let template: Template<Trust>
beforeAll(async () => {
  template = await prepareTemplate((test, folder) => twoHosts(test, join(folder, 'files')))
})

/** A copy of the workspace with its root unlocked. */
async function unlocked(): Promise<{ test: TestCore; rootId: string }> {
  const test = await template.open()
  const { rootId } = template.props
  await test.must('root.unlock', { rootId, passphrase })
  return { test, rootId }
}

async function statusOf(test: TestCore) {
  const [status] = (await test.must('crl.list', {})).crls
  if (!status?.crl) throw new Error('there is no CRL')
  return { ...status, crl: status.crl }
}

describe('the policy for CRLs of a root', () => {
  it('begins with half a year for CRLs that are carried by hand, and with less once hosts fetch them', async () => {
    const { test, rootId } = await unlocked()
    expect((await statusOf(test)).policy).toEqual({ validDays: 180, publishDays: 60, distributionPoint: null })
    const set = await test.must('crl.setPolicy', {
      rootId,
      distributionPoint: 'HTTP://PKI.lab.example/crl/test-root.crl',
    })
    expect(set).toEqual({ validDays: 90, publishDays: 30, distributionPoint: url })
    expect(await test.must('crl.setPolicy', { rootId, validDays: 200 })).toMatchObject({
      validDays: 200,
      publishDays: 30,
      distributionPoint: url,
    })
    expect(await test.must('crl.setPolicy', { rootId, distributionPoint: null })).toMatchObject({
      validDays: 200,
      publishDays: 60,
      distributionPoint: null,
    })
  })

  it('counts for every CRL that is signed from then on, on demand and at a revocation', async () => {
    const { test, rootId } = await unlocked()
    await test.must('crl.setPolicy', { rootId, validDays: 90, publishDays: 30 })
    expect((await statusOf(test)).crl).toMatchObject({ crlNumber: 1, daysUntilPublish: 60, daysUntilEnd: 180 })
    await test.must('crl.publish', { rootId })
    expect((await statusOf(test)).crl).toMatchObject({ crlNumber: 2, daysUntilPublish: 30, daysUntilEnd: 90 })
    await test.must('certificate.revoke', { certificateId: template.props.certificateIds[0] })
    const { crl } = await statusOf(test)
    expect(crl).toMatchObject({ crlNumber: 3, daysUntilPublish: 30, daysUntilEnd: 90, revokedCount: 1 })
    // A CRL for a week is followed by the next one after a third of it.
    await test.must('crl.publish', { rootId, validDays: 6 })
    expect((await statusOf(test)).crl).toMatchObject({ daysUntilPublish: 2, daysUntilEnd: 6 })
  })

  it('refuses a next CRL that comes too late, an address that no host should fetch from, and an unknown root', async () => {
    const { test, rootId } = await unlocked()
    const before = (await statusOf(test)).policy
    expect(await test.refusal('crl.setPolicy', { rootId, publishDays: 180 })).toMatchObject({
      code: 'crl.badPublishDays',
      field: 'publishDays',
      params: { publishDays: 180, validDays: 180 },
    })
    expect(await test.refusal('crl.setPolicy', { rootId, validDays: 60 })).toMatchObject({ field: 'validDays' })
    expect(await test.refusal('crl.setPolicy', { rootId, distributionPoint: `${url}?a=1` })).toMatchObject({
      code: 'crlUrl.hasExtra',
      field: 'distributionPoint',
    })
    expect((await test.refusal('crl.setPolicy', { rootId: 'root-9' })).code).toBe('root.unknown')
    expect((await statusOf(test)).policy).toEqual(before)
  })

  it('is still there after the workspace was closed', async () => {
    const { test, rootId } = await unlocked()
    await test.must('crl.setPolicy', { rootId, validDays: 90, publishDays: 10, distributionPoint: url })
    const { workspace, path } = test
    expect(workspace.listAudit(1).at(-1)).toMatchObject({ kind: 'crl.policyChanged', subject: rootId })
    await close(test)
    const again = await aCore({ path })
    expect((await statusOf(again)).policy).toEqual({ validDays: 90, publishDays: 10, distributionPoint: url })
  })
})

describe('the countdown', () => {
  it('goes from current over due to ended, and the overview says so', async () => {
    const { test, rootId } = await unlocked()
    const begun = test.wall.now
    const seen: unknown[] = []
    for (const days of [0, 46.5, 61, 151, 181]) {
      test.wall.now = begun + days * day
      const { state, crl } = await statusOf(test)
      const attention = (await test.must('world.view', {})).attention.filter(
        (each) => each.params['issuer'] === 'Test Root',
      )
      const shown = attention.map((each) => [each.code, each.severity, each.params['days']])
      seen.push([state, crl.daysUntilPublish, crl.daysUntilEnd, ...shown])
    }
    expect(seen).toEqual([
      ['current', 60, 180],
      ['publishSoon', 13, 133, ['crlPublishSoon', 'info', 13]],
      ['publishDue', -1, 119, ['crlPublishDue', 'warning', -1]],
      ['endsSoon', -91, 29, ['rootCrlEndsSoon', 'warning', 29]],
      ['ended', -121, -1, ['rootCrlEnded', 'critical', -1]],
    ])
    // Signing the next one is all that it takes; hosts of the emulated world count in their own time.
    await test.must('root.unlock', { rootId, passphrase })
    await test.must('crl.publish', { rootId })
    expect((await statusOf(test)).state).toBe('current')
  })
})

describe('the distribution point', () => {
  it('stands in certificates that are issued and renewed afterwards, and OpenSSL reads it there', async () => {
    const { test, rootId } = await unlocked()
    const pointOf = async (certificateId: string) => {
      const row = test.workspace.findCertificate(certificateId)
      const { der } = row?.document as { der: string }
      const file = join(test.folder, `${certificateId}.cer`)
      writeFileSync(file, Buffer.from(der, 'base64'))
      const { text } = await run('openssl', ['x509', '-in', file, '-noout', '-ext', 'crlDistributionPoints'])
      return [certificateIn(der).crlDistributionPoints, /URI:(\S+)/.exec(text)?.[1] ?? null]
    }
    const [old] = template.props.certificateIds
    await test.must('crl.setPolicy', { rootId, distributionPoint: url })
    const issued = await test.must('certificate.issue', { rootId, fqdns: ['hv03.lab.example'] })
    const renewed = await test.must('certificate.renew', { certificateId: old })
    expect(await pointOf(old)).toEqual([[], null])
    expect(await pointOf(issued.certificateIds[0] ?? '')).toEqual([[url], url])
    expect(await pointOf(renewed.certificateId)).toEqual([[url], url])
  })

  it('lets hosts without a CRL of their own connect while it answers, with a real handshake beside it', async () => {
    const { test, rootId } = await unlocked()
    await test.must('crl.setPolicy', { rootId, distributionPoint: url })
    const files = join(temporaryFolder(), 'files')
    const hosts = await Promise.all(
      ['HYPERVISOR-11', 'HYPERVISOR-12'].map((name) => test.must('host.add', { name, dnsSuffix: 'lab.example' })),
    )
    const { certificateIds } = await test.must('certificate.issue', {
      rootId,
      fqdns: ['hypervisor-11.lab.example', 'hypervisor-12.lab.example'],
    })
    await test.must('certificate.export', { certificateIds, folder: files })
    for (const [index, { hostId }] of hosts.entries()) {
      const certificateId = certificateIds[index] ?? ''
      await test.must('certificate.importOnHost', { hostId, certificateId, importCrl: false })
      await test.must('replicaServer.set', {
        hostId,
        enabled: true,
        certificateId,
        defaultStorageLocation: 'C:\\Replica',
      })
      await test.must('host.setFirewallRule', {
        hostId,
        rule: 'Hyper-V Replica HTTPS Listener (TCP-In)',
        enabled: true,
      })
    }
    const [hostId = '', certificateId = ''] = [hosts[0]?.hostId, certificateIds[0]]
    const connect = {
      hostId,
      replicaServer: 'hypervisor-12.lab.example',
      certificateId,
      performHandshake: true,
    }
    const unanswered = await test.refusal('connection.test', connect)
    expect(unanswered).toMatchObject({
      params: { reason: 'certificate.revocationOffline' },
      windowsCode: '0x80092013',
    })
    expect((await test.refusal('crl.offer', { rootId: 'root-9' })).code).toBe('root.unknown')
    await test.must('crl.offer', { rootId })
    expect((await statusOf(test)).offered).toEqual({ crlNumber: 1, isReachable: true })
    expect(await test.must('connection.test', connect)).toMatchObject({
      clientVerdict: { accepted: true },
      engine: { agrees: true },
    })
    const { rules } = await test.must('certificate.judge', { certificateId, hostId })
    expect(rules.find(({ rule }) => rule === 'revocation')?.result).toBe('passed')
    await test.must('certificate.revoke', { certificateId: certificateIds[1] ?? '' })
    expect(await test.must('connection.test', connect)).toMatchObject({ clientVerdict: { accepted: true } })
    await test.must('crl.offer', { rootId })
    expect((await test.refusal('connection.test', connect)).params['reason']).toBe('certificate.revoked')
    await test.must('crl.offer', { rootId, isReachable: false })
    expect((await test.refusal('connection.test', connect)).params['reason']).toBe('certificate.revocationOffline')
    expect(test.core.verify()).toMatchObject({ actual: test.core.verify().expected })
  })

  it('must be set before a CRL is put there', async () => {
    const { test, rootId } = await unlocked()
    expect((await test.refusal('crl.offer', { rootId })).code).toBe('crl.noDistributionPoint')
  })
})

describe('the loopback server for CRLs', () => {
  it('is off until it is started, serves what OpenSSL verifies, and answers 304 to whoever has it', async () => {
    const { test, rootId } = await unlocked()
    expect(await test.must('crl.list', {})).toMatchObject({ server: null, crls: [{ servedUrl: null }] })
    const { port, baseUrl } = await test.must('crl.startServer', {})
    const { server, crls } = await test.must('crl.list', {})
    expect(server).toEqual({ port, baseUrl })
    const servedUrl = crls[0]?.servedUrl ?? ''
    expect(servedUrl).toBe(`http://127.0.0.1:${port}/Test-Root.crl`)

    const first = await fetch(servedUrl)
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pkix-crl'])
    expect(first.headers.get('cache-control')).toBe(`public, max-age=${60 * 86_400}`)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
    const bytes = Buffer.from(await first.arrayBuffer())
    const root = join(test.folder, 'root.cer')
    const crl = join(test.folder, 'fetched.crl')
    const { der } = test.workspace.findRoot(rootId)?.document as { der: string }
    writeFileSync(root, Buffer.from(der, 'base64'))
    writeFileSync(crl, bytes)
    const rootPem = join(test.folder, 'root.pem')
    expect((await run('openssl', ['x509', '-in', root, '-out', rootPem])).code).toBe(0)
    const verified = await run('openssl', ['crl', '-inform', 'DER', '-in', crl, '-noout', '-text', '-CAfile', rootPem])
    expect(verified.text).toContain('verify OK')
    expect(verified.text).toContain('1.3.6.1.4.1.311.21.4')

    const again = await fetch(servedUrl, { headers: { 'if-none-match': etag } })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    const head = await fetch(servedUrl, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
    expect((await fetch(servedUrl, { method: 'POST' })).status).toBe(405)
    expect((await fetch(`${baseUrl}other.crl`)).status).toBe(404)
    expect((await fetch(`${baseUrl}`)).status).toBe(404)

    // A new CRL is there at once.
    await test.must('crl.publish', { rootId })
    const renewed = await fetch(servedUrl, { headers: { 'if-none-match': etag } })
    expect(renewed.status).toBe(200)
    expect(renewed.headers.get('etag')).not.toBe(etag)
    await renewed.arrayBuffer()

    await test.must('crl.stopServer', {})
    await test.must('crl.stopServer', {})
    await expect(fetch(servedUrl)).rejects.toThrow()
    expect((await test.must('crl.list', {})).server).toBeNull()
  })

  it('runs once, on a port that is free, and ends with the core', async () => {
    const { test } = await unlocked()
    const { port } = await test.must('crl.startServer', {})
    expect(await test.refusal('crl.startServer', { port: 0 })).toMatchObject({
      code: 'crl.serverRuns',
      params: { port },
    })
    const other = await template.open()
    expect(await other.refusal('crl.startServer', { port })).toMatchObject({ code: 'crl.portBusy', field: 'port' })
    expect((await other.refusal('crl.startServer', { port: 70_000 })).code).toBe('crl.portBusy')
    expect((await other.must('crl.list', {})).server).toBeNull()
    await close(test)
    const refused = await new Promise((resolve) => {
      const asking = request({ host: '127.0.0.1', port }, () => resolve('answered'))
      asking.once('error', () => resolve('refused'))
      asking.end()
    })
    expect(refused).toBe('refused')
  })
})

describe('reminders', () => {
  it('tell of certificates, roots and both days of a CRL, not of what was revoked or renewed', async () => {
    const { test, rootId } = await unlocked()
    const [first, second] = template.props.certificateIds
    const kinds = async (withinDays?: number) =>
      (await test.must('reminder.list', withinDays === undefined ? {} : { withinDays })).reminders.map((each) => [
        each.kind,
        each.subjectId,
        each.days,
      ])
    expect(await kinds()).toEqual([
      ['crlPublish', rootId, 60],
      ['crlEnds', rootId, 180],
      ['hostCertificateEnds', first, expect.any(Number)],
      ['hostCertificateEnds', second, expect.any(Number)],
      ['rootEnds', 'certificate-1', expect.any(Number)],
    ])
    expect(await kinds(100)).toEqual([['crlPublish', rootId, 60]])
    await test.must('certificate.revoke', { certificateId: first })
    const { certificateId } = await test.must('certificate.renew', { certificateId: second })
    expect((await kinds()).map(([, subject]) => subject)).toEqual([rootId, rootId, certificateId, 'certificate-1'])
  })

  it('become a calendar in the language and with the stamp that was asked for', async () => {
    const { test } = await unlocked()
    const asked = { language: 'de', stampWallInstant: 0, alarmDays: 7, withinDays: 100 } as const
    const { text, fileName } = await test.must('reminder.calendar', asked)
    expect(fileName).toBe('understudy-reminders.ics')
    expect(text).toContain('DTSTAMP:19700101T000000Z\r\n')
    expect(text).toContain('SUMMARY:Nächste Sperrliste von Test Root veröffentlichen\r\n')
    expect(text).toContain('TRIGGER:-P7D\r\n')
    expect((await test.must('reminder.calendar', asked)).text).toBe(text)
  })
})
