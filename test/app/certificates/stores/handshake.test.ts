import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { httpsRule, type Template, type TestCore } from '../../a-core.ts'
import { readyToEnable, type Stage } from '../../wizards/template.ts'
import { passwordsFileOf } from '../passwords-file-of.ts'

let template: Template<Stage>
beforeAll(async () => {
  template = await readyToEnable()
})

const root = 'certificate-1'

describe('a connection test', () => {
  it('performs a real handshake, and the engine agrees with our verdict', async () => {
    const test = await template.open()
    const accepted = { accepted: true, code: 'accepted', windowsCode: null }
    const tested = await test.must('connection.test', question())
    expect(tested).toMatchObject({
      clientVerdict: accepted,
      serverVerdict: accepted,
      engine: { client: accepted, server: accepted, agrees: true },
    })
    expect(tested.engine?.protocol).toMatch(/^TLSv1\.[23]$/)
    expect(tested.engine?.cipher).not.toBe('')
    const { activities } = await test.must('activity.list', { limit: 1 })
    expect(activities[0]).toMatchObject({ type: 'connection.tested' })
  })

  it('takes the bare name of the server for what it is: a name that is not in the certificate', async () => {
    const test = await template.open()
    const failure = await test.refusal('connection.test', question({ replicaServer: 'HYPERVISOR-02' }))
    expect(failure).toMatchObject({
      code: 'connection.certificateRefused',
      windowsCode: '0x800B010F',
      params: { reason: 'certificate.nameDiffers', rule: 'name' },
    })
  })

  it('names why the best certificate is refused where none passes, as the replication itself does', async () => {
    const test = await template.open()
    const { hostIds } = template.props
    await test.must('fault.inject', { faultId: 'F08', hostId: hostIds[0], otherHostId: hostIds[1] })
    const failure = await test.refusal('connection.test', question({ certificateId: null }))
    expect(failure).toMatchObject({
      code: 'connection.certificateRefused',
      windowsCode: '0x80092012',
      params: { reason: 'certificate.revocationUnknown', rule: 'revocation' },
    })
  })

  it('has the host itself refuse what it may not use, where the server has nothing against it', async () => {
    const test = await template.open()
    const { hostIds, certificateIds } = template.props
    // It names another host, which no server looks for in the certificate of a client.
    await test.must('store.remove', {
      hostId: hostIds[0] ?? '',
      store: 'LocalMachine\\My',
      certificateId: certificateIds[0] ?? '',
    })
    await test.must('certificate.importOnHost', { hostId: hostIds[0] ?? '', certificateId: certificateIds[1] ?? '' })
    expect(await test.refusal('connection.test', question({ certificateId: null }))).toMatchObject({
      code: 'connection.certificateRefused',
      params: { judge: 'HYPERVISOR-01.lab.example', reason: 'certificate.nameDiffers' },
    })
  })

  it('leaves the handshake out where only the gates are asked for', async () => {
    const test = await template.open()
    const tested = await test.must('connection.test', question({ performHandshake: false }))
    expect(tested.engine).toBeNull()
  })

  it('refuses where one side does not trust the root, each side with its own code', async () => {
    const { hostIds, certificateIds } = template.props
    const ask = question({ certificateId: certificateIds[0] })
    // The primary that refuses sees the reason; the Replica server keeps it to itself (reference 5.4).
    for (const [judge, windowsCode] of [
      [0, '0x800B0109'],
      [1, '0x00002EFE'],
    ] as const) {
      const test = await template.open()
      await test.must('store.remove', {
        hostId: hostIds[judge] ?? '',
        store: 'LocalMachine\\Root',
        certificateId: root,
      })
      const failure = await test.refusal('connection.test', ask)
      expect(failure).toMatchObject({
        code: 'connection.certificateRefused',
        windowsCode,
        params: { judge: template.props.fqdns[judge], reason: 'certificate.untrustedRoot', rule: 'chain' },
        fix: { code: 'importRoot' },
      })
      await test.fix(failure)
      expect((await test.must('connection.test', ask)).engine?.agrees).toBe(true)
    }
  })

  it('says why the only certificate of a host that does not trust its own root is refused', async () => {
    const test = await template.open()
    const { hostIds } = template.props
    await test.must('store.remove', { hostId: hostIds[0], store: 'LocalMachine\\Root', certificateId: root })
    expect(await test.refusal('connection.test', question())).toMatchObject({
      code: 'connection.certificateRefused',
      params: { reason: 'certificate.untrustedRoot' },
    })
  })

  it('refuses without a CRL while the check is on, and takes it when the check is off', async () => {
    const test = await template.open()
    const { hostIds, certificateIds, rootId } = template.props
    expect(rootId).toBe('root-1')
    // A third host that never got the CRL.
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-03', dnsSuffix: 'lab.example' })
    const [certificateId] = certificateIds
    await test.must('certificate.importOnHost', { hostId, certificateId, importCrl: false })
    const failure = await test.refusal('connection.test', question({ hostId, certificateId }))
    expect(failure).toMatchObject({
      code: 'connection.certificateRefused',
      windowsCode: '0x80092012',
      params: { reason: 'certificate.revocationUnknown', rule: 'revocation' },
      fix: { code: 'importCrl' },
    })
    await test.must('host.setRevocationCheck', { hostId, disabled: true })
    expect((await test.must('connection.test', question({ hostId, certificateId }))).engine?.agrees).toBe(true)
    await test.must('host.setRevocationCheck', { hostId, disabled: false })
    await test.fix(failure)
    expect((await test.must('connection.test', question({ hostId, certificateId }))).engine?.agrees).toBe(true)
    expect(hostIds).not.toContain(hostId)
  })

  it('reads the PFX files from disk again: a file that is gone, changed or without password is named', async () => {
    const test = await template.open()
    const { files, fqdns } = template.props
    const pfx = join(files, `${fqdns[1].toLowerCase()}.modern.pfx`)
    const passwords = passwordsFileOf(files)
    const bytes = readFileSync(pfx)
    const text = readFileSync(passwords, 'utf8')
    try {
      renameSync(pfx, `${pfx}.away`)
      expect(await test.refusal('connection.test', question())).toMatchObject({
        code: 'pfx.notFound',
        params: { path: pfx },
      })
      writeFileSync(pfx, bytes.subarray(0, 100))
      expect((await test.refusal('connection.test', question())).code).toBe('pfx.unreadable')
      writeFileSync(pfx, bytes)
      rmSync(passwords)
      expect((await test.refusal('connection.test', question())).code).toBe('pfx.passwordUnknown')
    } finally {
      writeFileSync(pfx, bytes)
      writeFileSync(passwords, text)
      rmSync(`${pfx}.away`, { force: true })
    }
    expect((await test.must('connection.test', question())).engine?.agrees).toBe(true)
  })

  it('names the gate that is closed before any handshake', async () => {
    const { hostIds } = template.props
    const server = hostIds[1]
    const cases: [(test: TestCore) => Promise<unknown>, object, string, string][] = [
      [() => Promise.resolve(), { replicaServer: 'nobody' }, 'connection.nameNotResolved', '0x00002EE7'],
      [(test) => test.must('host.losePower', { hostId: server }), {}, 'connection.timedOut', '0x00002EE2'],
      [
        (test) => test.must('host.setFirewallRule', { hostId: server, rule: httpsRule, enabled: false }),
        {},
        'connection.firewallRuleDisabled',
        '0x00002EFD',
      ],
      [() => Promise.resolve(), { port: 8443 }, 'connection.wrongPort', '0x00002EFD'],
      [
        async (test) => {
          await test.must('host.setFirewallRule', {
            hostId: server,
            rule: 'VIRT-HVRHTTPL-In-TCP-NoScope',
            enabled: true,
          })
        },
        { authentication: 'kerberos', port: 80 },
        'connection.authenticationMismatch',
        '0x00002EFD',
      ],
    ]
    for (const [prepare, input, code, windowsCode] of cases) {
      const test = await template.open()
      await prepare(test)
      const before = await test.must('world.hash', {})
      expect(await test.refusal('connection.test', question(input)), code).toMatchObject({ code, windowsCode })
      expect(await test.must('world.hash', {})).toEqual(before)
    }
  })

  it('from a host without power, without certificate, or unknown is refused', async () => {
    const test = await template.open()
    const { hostIds } = template.props
    expect((await test.refusal('connection.test', question({ hostId: 'host-9' }))).code).toBe('host.unknown')
    const { hostId } = await test.must('host.add', { name: 'BARE', dnsSuffix: 'lab.example' })
    expect((await test.refusal('connection.test', question({ hostId }))).code).toBe('connection.noClientCertificate')
    await test.must('host.losePower', { hostId: hostIds[0] })
    expect(await test.refusal('connection.test', question())).toMatchObject({
      code: 'host.off',
      fix: { code: 'powerOnHost' },
    })
  })
})

function question(changes: object = {}) {
  return { hostId: template.props.hostIds[0], replicaServer: template.props.fqdns[1], ...changes }
}
