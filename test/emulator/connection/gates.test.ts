import { describe, expect, it } from 'vitest'
import type { ConnectionQuestion } from '../../../src-main/emulator/index.ts'
import { certificateFor, enable, hourMs, httpsRule, minuteMs, replicating, root, twoHosts, type Lab } from '../lab.ts'

const question = {
  clientHostId: 'host-1',
  serverName: 'HYPERVISOR-02.lab.example',
  port: 443,
  authentication: 'certificate' as const,
  certificateId: 'certificate-1',
}

function failureOf(lab: Lab, changes: Partial<ConnectionQuestion> = {}) {
  const reply = lab.emulator.checkConnection({ ...question, ...changes })
  if (reply.ok) return 'ok'
  const { code, windowsCode } = reply.failure
  return `${code} ${windowsCode ?? ''}`.trim()
}

const server = {
  hostId: 'host-2',
  enabled: true,
  certificateId: 'certificate-2',
  defaultStorageLocation: 'C:\\Replica',
}
const my = 'LocalMachine\\My'

const removeRoot = (lab: Lab, hostId: string) =>
  lab.do('store.remove', { hostId, store: 'LocalMachine\\Root', certificateId: 'certificate-90' })

describe('the gate of every connection', () => {
  it('opens between two prepared hosts, with both verdicts', () => {
    const reply = twoHosts().emulator.checkConnection(question)
    expect(reply).toMatchObject({
      ok: true,
      value: {
        serverHostId: 'host-2',
        serverCertificateId: 'certificate-2',
        clientJudgement: { accepted: true },
        serverJudgement: { accepted: true },
        entry: { trustGroup: 'DEFAULT', storageLocation: 'C:\\Replica' },
      },
    })
  })

  it.each<[string, (lab: Lab) => unknown, string]>([
    [
      'without a name that resolves (F04)',
      (lab) => lab.do('dns.remove', { name: question.serverName }),
      'connection.nameNotResolved 0x00002EE7',
    ],
    [
      'without power at the server',
      (lab) => lab.do('host.losePower', { hostId: 'host-2' }),
      'connection.timedOut 0x00002EE2',
    ],
    [
      'over a cut line (F23)',
      (lab) => lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false }),
      'connection.timedOut 0x00002EE2',
    ],
    [
      'with the firewall rule disabled (F01)',
      (lab) => lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: false }),
      'connection.firewallRuleDisabled 0x00002EFD',
    ],
    [
      'without a replica server (F02)',
      (lab) => lab.do('replicaServer.set', { ...server, enabled: false }),
      'connection.notReplicaServer 0x00002EFD',
    ],
    [
      'on another port (F03)',
      (lab) => lab.do('replicaServer.set', { ...server, certificatePort: 8443 }),
      'connection.wrongPort 0x00002EFD',
    ],
    [
      'with a server that only offers Kerberos',
      (lab) => lab.do('replicaServer.set', { ...server, authentication: 'kerberos' }),
      'connection.authenticationMismatch 0x00002EFD',
    ],
    [
      'without the client certificate',
      (lab) => lab.do('store.remove', { hostId: 'host-1', store: my, certificateId: 'certificate-1' }),
      'connection.noClientCertificate 0x00002F0C',
    ],
    [
      'with a client certificate that came without its key (F13)',
      (lab) =>
        lab.do('store.put', {
          hostId: 'host-1',
          store: my,
          certificate: certificateFor('certificate-1', 'hypervisor-01.lab.example'),
          hasPrivateKey: false,
        }),
      'connection.noClientCertificate 0x00002F99',
    ],
    [
      'without the server certificate',
      (lab) => lab.do('store.remove', { hostId: 'host-2', store: my, certificateId: 'certificate-2' }),
      'connection.serverCertificateMissing 0x00002EFE',
    ],
    [
      'without the root on the primary (F06)',
      (lab) => removeRoot(lab, 'host-1'),
      'connection.certificateRefused 0x800B0109',
    ],
    [
      'without the root on the replica server (F07)',
      (lab) => removeRoot(lab, 'host-2'),
      'connection.certificateRefused 0x00002EFE',
    ],
    [
      'with a certificate for another name (F10)',
      (lab) =>
        lab.do('store.put', {
          hostId: 'host-2',
          store: my,
          certificate: certificateFor('certificate-2', 'hypervisor-02'),
          hasPrivateKey: true,
        }),
      'connection.certificateRefused 0x800B010F',
    ],
    [
      'with a certificate without client authentication (F11)',
      (lab) =>
        lab.do('store.put', {
          hostId: 'host-2',
          store: my,
          certificate: {
            ...certificateFor('certificate-2', 'hypervisor-02.lab.example'),
            extendedKeyUsages: ['serverAuth'],
          },
          hasPrivateKey: true,
        }),
      'connection.certificateRefused 0x00002F93',
    ],
    [
      'without an authorization entry (F18)',
      (lab) => lab.do('replicaServer.set', { ...server, allowAnyServer: false }),
      'connection.notAuthorized',
    ],
  ])('stays closed %s', (_, close, expected) => {
    const lab = twoHosts()
    expect(failureOf(lab)).toBe('ok')
    close(lab)
    expect(failureOf(lab)).toBe(expected)
  })

  it.each<[string, string, object, string, string]>([
    ['primary', 'host-1', { keySpec: 'signature' }, 'certificate.signatureKey', '0x8009030D'],
    ['Replica server', 'host-2', { keySpec: 'signature' }, 'certificate.signatureKey', '0x8009030D'],
    ['primary', 'host-1', { keyAlgorithm: 'ecdsa' }, 'certificate.keyNotRsa', '0x8009030D'],
    ['Replica server', 'host-2', { keyAlgorithm: 'ecdsa' }, 'certificate.keyNotRsa', '0x8009030D'],
  ])('stays closed with a key that the %s cannot use, which it says itself', (_, hostId, key, reason, windowsCode) => {
    const lab = twoHosts()
    const number = hostId.slice(-1)
    const fqdn = `hypervisor-0${number}.lab.example`
    const certificate = { ...certificateFor(`certificate-${number}`, fqdn), ...key }
    lab.do('store.put', { hostId, store: my, certificate, hasPrivateKey: true })
    const reply = lab.emulator.checkConnection(question)
    expect(reply).toMatchObject({
      ok: false,
      failure: { code: 'connection.certificateRefused', params: { reason, rule: 'keySpec' }, windowsCode },
    })
    const { judge, owner } = reply.ok ? {} : reply.failure.params
    expect(String(judge).toLowerCase()).toBe(fqdn)
    expect(owner).toBe(judge)
  })

  it('was open with such keys under the first rules, so that worlds of then are what they were', () => {
    const lab = twoHosts()
    const certificate = {
      ...certificateFor('certificate-2', 'hypervisor-02.lab.example'),
      keySpec: 'signature' as const,
    }
    lab.do('store.put', { hostId: 'host-2', store: my, certificate, hasPrivateKey: true })
    expect(lab.refused('replicaServer.set', server)).toMatchObject({
      code: 'replicaServer.noValidCertificate',
      params: { requirement: 'keySpec' },
      windowsCode: '0x8009030D',
    })
    lab.emulator.follow(1)
    lab.do('replicaServer.set', server)
    expect(failureOf(lab)).toBe('ok')
    lab.emulator.follow(2)
    expect(failureOf(lab)).toBe('connection.certificateRefused 0x8009030D')
  })

  it('says what is missing: the certificate, its key, or that a replication still names the old one', () => {
    const lab = replicating()
    lab.do('store.remove', { hostId: 'host-1', store: my, certificateId: 'certificate-1' })
    const asked = lab.emulator.checkConnection(question)
    expect(asked.ok ? {} : asked.failure.params).toEqual({
      client: 'HYPERVISOR-01.lab.example',
      situation: 'missing',
      certificate: 'certificate-1',
    })
    lab.pass(10 * minuteMs)
    expect(lab.side('vm-1').lastFailure).toMatchObject({
      code: 'connection.noClientCertificate',
      params: { situation: 'exchanged', vm: 'web01', certificate: 'certificate-1' },
    })
    lab.do('store.put', {
      hostId: 'host-1',
      store: my,
      certificate: certificateFor('certificate-1', 'hypervisor-01.lab.example'),
      hasPrivateKey: false,
    })
    const without = lab.emulator.checkConnection(question)
    expect(without.ok ? {} : without.failure.params).toEqual({
      client: 'HYPERVISOR-01.lab.example',
      situation: 'noPrivateKey',
    })
  })

  it('kept no such words under the first rules, whose worlds hold the last failure', () => {
    const lab = replicating()
    lab.emulator.follow(1)
    lab.do('store.remove', { hostId: 'host-1', store: my, certificateId: 'certificate-1' })
    lab.pass(10 * minuteMs)
    expect(lab.side('vm-1').lastFailure?.params).toEqual({ client: 'HYPERVISOR-01.lab.example' })
  })

  it('lets the first closed gate decide', () => {
    const lab = twoHosts()
    const expected = [
      ['connection.notAuthorized', () => lab.do('replicaServer.set', { ...server, allowAnyServer: false })],
      ['connection.certificateRefused 0x00002EFE', () => removeRoot(lab, 'host-2')],
      ['connection.certificateRefused 0x800B0109', () => removeRoot(lab, 'host-1')],
      [
        'connection.noClientCertificate 0x00002F0C',
        () => lab.do('store.remove', { hostId: 'host-1', store: my, certificateId: 'certificate-1' }),
      ],
      ['connection.notReplicaServer 0x00002EFD', () => lab.do('replicaServer.set', { ...server, enabled: false })],
      [
        'connection.firewallRuleDisabled 0x00002EFD',
        () => lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: false }),
      ],
      ['connection.timedOut 0x00002EE2', () => lab.do('host.losePower', { hostId: 'host-2' })],
      ['connection.nameNotResolved 0x00002EE7', () => lab.do('dns.remove', { name: question.serverName })],
    ] as const
    for (const [code, close] of expected) {
      close()
      expect(failureOf(lab)).toBe(code)
    }
  })

  it('refuses Kerberos in a workgroup (F16)', () => {
    const lab = twoHosts()
    lab.do('replicaServer.set', { ...server, authentication: 'certificateAndKerberos' })
    lab.do('host.setFirewallRule', { hostId: 'host-2', rule: 'VIRT-HVRHTTPL-In-TCP-NoScope', enabled: true })
    expect(failureOf(lab, { authentication: 'kerberos', port: 80 })).toBe('connection.kerberosInWorkgroup 0x80090303')
  })

  it('refuses an address as the name of the server, because the certificate has none (F05)', () => {
    const lab = twoHosts()
    expect(failureOf(lab, { serverName: '10.0.0.12' })).toBe('connection.certificateRefused 0x00002F06')
  })

  it('finds a bare name in the local network, but the certificate names the whole one', () => {
    expect(failureOf(twoHosts(), { serverName: 'hypervisor-02' })).toBe('connection.certificateRefused 0x800B010F')
  })

  it('checks revocation until the registry switch is set (F08)', () => {
    const lab = twoHosts()
    const distribution = { crlDistributionPoint: 'http://crl.lab.example/root.crl' }
    const certificate = { ...certificateFor('certificate-2', 'hypervisor-02.lab.example'), ...distribution }
    lab.do('store.put', { hostId: 'host-2', store: my, certificate, hasPrivateKey: true })
    const expired = {
      issuerCertificateId: 'certificate-90',
      thisUpdateInstant: 0,
      nextUpdateInstant: 1000,
      revoked: [],
    }
    lab.do('store.putCrl', { hostId: 'host-1', crl: expired })
    expect(failureOf(lab)).toMatch(/^connection.certificateRefused 0x800920/)
    lab.do('host.setRevocationCheck', { hostId: 'host-1', disabled: true })
    expect(failureOf(lab)).toBe('ok')
  })

  it('takes a wildcard for the first label of an authorization entry and for no more', () => {
    const lab = twoHosts()
    lab.do('replicaServer.set', { ...server, allowAnyServer: false })
    const entry = { hostId: 'host-2', storageLocation: 'C:\\Entry', trustGroup: 'lab' }
    lab.do('authorization.add', { ...entry, primaryServer: '*.example' })
    expect(failureOf(lab)).toBe('connection.notAuthorized')
    lab.do('authorization.add', { ...entry, primaryServer: '*.lab.example' })
    expect(failureOf(lab)).toBe('ok')
  })

  it('stays closed for a replica that is stored under another trust group (F19)', () => {
    const lab = replicating()
    lab.do('replicaServer.set', { ...server, allowAnyServer: false })
    const entry = { hostId: 'host-2', storageLocation: 'C:\\Replica', trustGroup: 'other' }
    lab.do('authorization.add', { ...entry, primaryServer: 'HYPERVISOR-01.lab.example' })
    lab.pass(5 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({ state: 'Error', lastFailure: { code: 'connection.trustGroupMismatch' } })
  })
})

describe('a certificate that ends while machines replicate (F12)', () => {
  it('stops replication at the first cycle after its end', () => {
    const lab = twoHosts()
    const notAfterInstant = lab.emulator.now() + 2 * hourMs
    const certificate = { ...certificateFor('certificate-2', 'hypervisor-02.lab.example'), notAfterInstant }
    lab.do('store.put', { hostId: 'host-2', store: my, certificate, hasPrivateKey: true })
    enable(lab)
    lab.do('replication.startInitial', { vmId: 'vm-1' })
    lab.pass(2 * hourMs)
    expect(lab.side('vm-1').state).toBe('Replicating')
    lab.pass(5 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({
      state: 'Error',
      lastFailure: {
        code: 'connection.certificateRefused',
        params: { reason: 'certificate.expired' },
        windowsCode: '0x00002F05',
      },
    })
  })
})

describe('trying again (4.3)', () => {
  it('backs off 1, 2, 4, 8 and 10 minutes and then every 30, and says so in event 32315', () => {
    const lab = replicating()
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.pass(4 * minuteMs)
    const waits: number[] = []
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const next = lab.side('vm-1').nextCycleInstant!
      const previous = lab.emulator.hostEvents('host-1', 1)![0]!
      waits.push((next - previous.at) / minuteMs)
      expect(previous).toMatchObject({ eventId: 32_315, level: 'warning' })
      lab.pass(next - lab.emulator.now())
    }
    expect(waits).toEqual([1, 2, 4, 8, 10, 30, 30])
    expect(lab.emulator.hostEvents('host-1', 1)![0]!.message).toContain('will retry replication after 30 minute(s)')
  })

  it('turns from Warning to Critical after an hour and to Normal by itself when the line is back', () => {
    const lab = replicating()
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.pass(10 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Warning', 'Replica Replicating Normal'])
    lab.pass(hourMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Critical', 'Replica Replicating Warning'])
    expect(
      lab.events.filter((event) => event.type === 'health.changed' && event.params['health'] === 'Critical'),
    ).toHaveLength(1)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2' })
    lab.pass(hourMs)
    lab.do('replication.resetStatistics', { vmId: 'vm-1' })
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('does not try again after a failure that only an administrator can mend', () => {
    const lab = replicating()
    removeRoot(lab, 'host-1')
    lab.pass(12 * hourMs)
    expect(lab.side('vm-1')).toMatchObject({
      state: 'Error',
      nextCycleInstant: null,
      lastFailure: { code: 'connection.certificateRefused' },
    })
    lab.do('store.put', { hostId: 'host-1', store: 'LocalMachine\\Root', certificate: root, hasPrivateKey: false })
    lab.do('replication.resume', { vmId: 'vm-1' })
    lab.pass(minuteMs)
    expect(lab.side('vm-1').state).toBe('Replicating')
  })
})
