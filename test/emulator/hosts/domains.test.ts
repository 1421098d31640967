import { describe, expect, it } from 'vitest'
import { twoHosts, type Lab } from '../lab.ts'

const server = 'HYPERVISOR-02.lab.example'

/** Both hosts offer Kerberos. */
function offering(): Lab {
  const lab = twoHosts()
  for (const hostId of ['host-1', 'host-2']) {
    lab.do('host.setFirewallRule', { hostId, rule: 'VIRT-HVRHTTPL-In-TCP-NoScope', enabled: true })
    lab.do('replicaServer.set', {
      hostId,
      enabled: true,
      authentication: 'kerberos',
      defaultStorageLocation: 'C:\\Replica',
    })
  }
  return lab
}

function kerberos(lab: Lab, serverName = server): string {
  const reply = lab.emulator.checkConnection({
    clientHostId: 'host-1',
    serverName,
    port: 80,
    authentication: 'kerberos',
    certificateId: null,
  })
  return reply.ok ? 'ok' : `${reply.failure.code} ${reply.failure.windowsCode ?? ''}`.trim()
}

const join = (lab: Lab, hostId: string, domain: string) => lab.do('host.joinDomain', { hostId, domain })

describe('Kerberos', () => {
  it('works within one domain and in no workgroup', () => {
    const lab = offering()
    expect(kerberos(lab)).toBe('connection.kerberosInWorkgroup 0x80090303')
    join(lab, 'host-1', 'lab.example')
    expect(kerberos(lab)).toBe('connection.kerberosInWorkgroup 0x80090303')
    join(lab, 'host-2', 'LAB.example')
    expect(kerberos(lab)).toBe('ok')
    lab.do('host.leaveDomain', { hostId: 'host-2' })
    expect(kerberos(lab, 'HYPERVISOR-02')).toBe('connection.kerberosInWorkgroup 0x80090303')
  })

  it('works between domains that trust each other, until the trust ends', () => {
    const lab = offering()
    join(lab, 'host-1', 'a.example')
    join(lab, 'host-2', 'b.example')
    const name = 'hypervisor-02.b.example'
    expect(kerberos(lab, name)).toBe('connection.kerberosInWorkgroup 0x80090303')
    lab.do('domain.trust', { domain: 'b.example', otherDomain: 'A.example' })
    expect(kerberos(lab, name)).toBe('ok')
    expect(lab.emulator.networkView().trusts).toEqual([{ domain: 'a.example', otherDomain: 'b.example' }])
    lab.do('domain.endTrust', { domain: 'a.example', otherDomain: 'b.example' })
    expect(kerberos(lab, name)).toBe('connection.kerberosInWorkgroup 0x80090303')
  })

  it('fails when a clock is more than five minutes off', () => {
    const lab = offering()
    join(lab, 'host-1', 'lab.example')
    join(lab, 'host-2', 'lab.example')
    lab.do('host.setClockSkew', { hostId: 'host-2', skewSeconds: 300 })
    expect(kerberos(lab)).toBe('ok')
    lab.do('host.setClockSkew', { hostId: 'host-2', skewSeconds: -301 })
    expect(kerberos(lab)).toBe('connection.clockSkew 0x80090324')
  })
})

describe('membership', () => {
  it('gives the host the name of the domain and registers its service principal name', () => {
    const lab = twoHosts()
    join(lab, 'host-1', 'corp.example')
    expect(lab.emulator.hostView('host-1')).toMatchObject({
      domain: 'corp.example',
      fqdn: 'HYPERVISOR-01.corp.example',
      hasServicePrincipalName: true,
    })
    expect(lab.emulator.lookUp('hypervisor-01.corp.example').answeredByHostId).toBe('host-1')
    lab.do('host.leaveDomain', { hostId: 'host-1' })
    expect(lab.emulator.hostView('host-1')).toMatchObject({ domain: null, fqdn: 'HYPERVISOR-01' })
  })

  it('needs no TrustedHosts for reversing within a domain', () => {
    const lab = offering()
    join(lab, 'host-1', 'lab.example')
    join(lab, 'host-2', 'lab.example')
    lab.do('replication.enable', { vmId: 'vm-1', replicaServer: server, port: 80, authentication: 'kerberos' })
    expect(lab.emulator.checkReverse('vm-1')).toMatchObject({ ok: true })
  })

  it.each([
    ['host.joinDomain', { hostId: 'host-9', domain: 'a.example' }, 'host.unknown'],
    ['host.joinDomain', { hostId: 'host-1', domain: '' }, 'name.empty'],
    ['host.joinDomain', { hostId: 'host-1', domain: 'a b' }, 'name.hasSpace'],
    ['host.joinDomain', { hostId: 'host-2', domain: 'b.example' }, 'domain.alreadyMember'],
    ['host.leaveDomain', { hostId: 'host-1' }, 'domain.notMember'],
    ['domain.trust', { domain: 'a.example', otherDomain: 'A.EXAMPLE' }, 'domain.sameDomain'],
    ['domain.trust', { domain: 'a.example', otherDomain: 'b..example' }, 'name.emptyLabel'],
    ['domain.trust', { domain: 'x.example', otherDomain: 'y.example' }, 'domain.trustExists'],
    ['domain.endTrust', { domain: 'a.example', otherDomain: 'b.example' }, 'domain.trustUnknown'],
    ['host.restartService', { hostId: 'host-9' }, 'host.unknown'],
  ] as const)('refuses %s with %j', (name, input, code) => {
    const lab = twoHosts()
    join(lab, 'host-2', 'lab.example')
    lab.do('domain.trust', { domain: 'x.example', otherDomain: 'y.example' })
    expect(lab.refused(name, input as never).code).toBe(code)
  })

  it('refuses more trusts than there may be', () => {
    const lab = twoHosts()
    for (let number = 0; number < 64; number += 1) {
      lab.do('domain.trust', { domain: 'a.example', otherDomain: `b${number}.example` })
    }
    expect(lab.refused('domain.trust', { domain: 'a.example', otherDomain: 'c.example' }).code).toBe(
      'domain.tooManyTrusts',
    )
  })
})
