import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectAttention, type ProjectionFacts } from '../../../src-main/app/overview/projections.ts'
import { aCore, httpsRule, passphrase, peerOf, waitForState } from '../a-core.ts'

describe('what a newcomer does next', () => {
  it('leads from an empty workspace to a finished failover, one step after the other', async () => {
    const test = await aCore()
    const { must } = test
    const next = async () => (await must('world.view', {})).nextStep

    expect(await next()).toBe('addHost')
    const { hostId: first } = await must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    expect(await next()).toBe('addSecondHost')
    const { hostId: second } = await must('host.add', { name: 'HYPERVISOR-02', dnsSuffix: 'lab.example' })
    expect(await next()).toBe('createRoot')
    const { rootId } = await must('root.create', { name: 'Root', passphrase })
    expect(await next()).toBe('issueCertificates')
    const { hosts } = await must('host.list', {})
    const fqdns = hosts.map((host) => host.fqdn)
    const [one = ''] = (await must('certificate.issue', { rootId, fqdns: fqdns.slice(0, 1) })).certificateIds
    expect(await next()).toBe('issueCertificates')
    const [two = ''] = (await must('certificate.issue', { rootId, fqdns: fqdns.slice(1) })).certificateIds
    expect(await next()).toBe('importCertificates')
    await must('certificate.export', { certificateIds: [one, two], folder: join(test.folder, 'files') })
    await must('certificate.importOnHost', { hostId: first, certificateId: one })
    expect(await next()).toBe('importCertificates')
    await must('certificate.importOnHost', { hostId: second, certificateId: two })
    expect(await next()).toBe('enableReplicaServer')
    await must('replicaServer.set', {
      hostId: second,
      enabled: true,
      certificateId: two,
      defaultStorageLocation: 'D:\\Replica'.replace('D', 'C'),
    })
    expect(await next()).toBe('addVm')
    const { vmId } = await must('vm.create', {
      hostId: first,
      name: 'web01',
      ip: { address: '10.10.1.21', subnetMask: '255.255.255.0', gateway: null, dnsServer: null },
    })
    await must('vm.start', { vmId })
    expect(await next()).toBe('enableReplication')
    await must('host.setFirewallRule', { hostId: second, rule: httpsRule, enabled: true })
    await must('wizard.finish', { kind: 'enableReplication', vmId, draft: {} })
    expect(await next()).toBe('waitForInitialReplication')
    await waitForState(test, vmId, 'Replicating')
    expect(await next()).toBe('failOver')
    await must('host.losePower', { hostId: first })
    expect(await next()).toBe('failOver')
    const replicaVmId = await peerOf(test, vmId)
    await must('wizard.finish', { kind: 'failover', vmId: replicaVmId, draft: {} })
    expect(await next()).toBe('setIpAndDns')
    await must('wizard.finish', { kind: 'afterFailover', vmId: replicaVmId, draft: { address: '10.10.2.21' } })
    expect(await next()).toBeNull()
  })
})

describe('what needs attention', () => {
  const day = 24 * 3_600_000
  const now = 1_000 * day

  it('lists ends of certificates and CRLs from 30 days before, the worst first', () => {
    const found = projectAttention(
      facts({
        hosts: [
          host('HV1', { certificateEnds: now + 31 * day, crlEnds: now + 10 * day }),
          host('HV2', { certificateEnds: now - day, crlEnds: now + 40 * day }),
          host('HV3', { certificateEnds: now + 29.5 * day, crlEnds: now - 1 }),
        ],
      }),
    )
    expect(found.map(({ code, severity, params }) => [code, severity, params['host'], params['days']])).toEqual([
      ['certificateExpired', 'critical', 'HV2', -1],
      ['crlEnded', 'critical', 'HV3', -1],
      ['crlEndsSoon', 'warning', 'HV1', 10],
      ['certificateExpiresSoon', 'warning', 'HV3', 29],
    ])
  })

  it('puts what the world itself finds among them by severity', () => {
    const about = { params: {}, hostId: null, vmId: null, certificateId: null }
    const found = projectAttention(
      facts({
        hosts: [host('HV1', { certificateEnds: now - day, crlEnds: now + 400 * day })],
        worldAttention: [
          { ...about, code: 'noFailoverIp', severity: 'info' },
          { ...about, code: 'healthWarning', severity: 'warning' },
        ],
      }),
    )
    expect(found.map((each) => each.code)).toEqual(['certificateExpired', 'healthWarning', 'noFailoverIp'])
  })

  function facts(some: Partial<ProjectionFacts>): ProjectionFacts {
    return {
      now,
      wallNow: now,
      hosts: [],
      vms: [],
      roots: [],
      endingCertificates: [],
      crls: [],
      worldAttention: [],
      reachability: { hosts: [], machines: [], relationships: [], replicatedCount: 0, heldCount: 0 },
      hasCertificateFor: () => false,
      ...some,
    }
  }

  function host(name: string, ends: { certificateEnds: number; crlEnds: number }): ProjectionFacts['hosts'][number] {
    const entry = {
      store: 'LocalMachine\\My',
      certificateId: 'certificate-2',
      issuedTo: name,
      notAfterInstant: ends.certificateEnds,
    }
    const crl = { issuer: 'Root', nextUpdateInstant: ends.crlEnds }
    // The projection reads these members only.
    return { hostId: 'host-1', name, stores: [entry], crls: [crl] } as unknown as ProjectionFacts['hosts'][number]
  }
})
