import { describe, expect, it } from 'vitest'
import type { FaultId } from '../../../src-main/contract/faults.ts'
import { minuteMs, replicating, twoHosts, type Lab, type LooseInput } from '../lab.ts'
import { eventIds, faultOf, heal, healthy, inject, lastFailure, recovered, symptom } from './fault-lab.ts'

type Target = Omit<LooseInput<'fault.inject'>, 'faultId'>

const r = { hostId: 'host-2' }
const p = { hostId: 'host-1' }
const primary = { vmId: 'vm-1' }

/** The sentence, the fault, its target, the state of the primary with it, and the events on primary and replica server. */
const faults: [string, FaultId, Target, string, number[], number[]][] = [
  ['F01 the HTTPS rule of the Replica server is disabled', 'F01', r, 'Replicating', [32_022, 32_315], []],
  ['F02 the host is not enabled as a Replica server', 'F02', r, 'Replicating', [32_022, 32_315], []],
  ['F03 the primary sends to a wrong port', 'F03', primary, 'Replicating', [32_022, 32_315], []],
  ['F04 the name of the Replica server is not resolved', 'F04', r, 'Replicating', [32_022, 32_315], []],
  ['F05 an address was typed as the server', 'F05', primary, 'Error', [32_086], []],
  ['F06 the root is missing on the primary', 'F06', p, 'Error', [32_086], []],
  ['F07 the root is missing on the Replica server', 'F07', r, 'Error', [32_086], [33_680]],
  ['F08 revocation is checked without a CRL', 'F08', p, 'Error', [32_086], []],
  ['F09 the CRL is out of date and no server answers', 'F09', p, 'Error', [32_086], []],
  ['F10 the certificate carries the bare name', 'F10', r, 'Error', [32_086], []],
  ['F11 the certificate lacks client authentication', 'F11', r, 'Error', [32_086], []],
  ['F12 the certificate of the Replica server has expired', 'F12', r, 'Error', [32_086], []],
  ['F13 the certificate was imported without its private key', 'F13', p, 'Error', [32_086], []],
  ['F14 the certificate lies in the store of the user', 'F14', p, 'Error', [32_086], []],
  ['F15 the machine still names the old thumbprint', 'F15', primary, 'Error', [32_086], []],
  ['F16 Kerberos was chosen in a workgroup', 'F16', primary, 'Error', [32_086, 29_210], []],
  [
    'F18 the primary is not in the list of allowed servers',
    'F18',
    { ...r, otherHostId: 'host-1' },
    'Error',
    [32_086],
    [],
  ],
  ['F19 the entry has another trust group', 'F19', { vmId: 'vm-2' }, 'Error', [32_086], []],
  ['F20 the storage location cannot be opened', 'F20', r, 'Error', [32_086], []],
  ['F23 the line is cut', 'F23', { ...p, otherHostId: 'host-2' }, 'Replicating', [32_022, 32_315], []],
  ['F45 a proxy inspects the connection', 'F45', p, 'Replicating', [32_022, 32_315], []],
]

describe('a fault on the way between two hosts', () => {
  it.each(faults)('%s: shows and heals', (_sentence, faultId, target, state, onPrimary, onReplica) => {
    const lab = replicating()
    inject(lab, faultId, target)
    expect(faultOf(lab, faultId).active).toMatchObject([{ isPresent: true }])
    expect(lab.emulator.attention()).toContainEqual(expect.objectContaining({ code: 'faultActive' }))
    lab.pass(6 * minuteMs)
    expect(lastFailure(lab)).toBe(symptom(faultId))
    expect(lab.side('vm-1').state).toBe(state)
    expect(lab.side('vm-1').health).not.toBe('Normal')
    expect(eventIds(lab, 'host-1')).toEqual(expect.arrayContaining(onPrimary))
    expect(eventIds(lab, 'host-2')).toEqual(expect.arrayContaining(onReplica))
    heal(lab, faultId)
    expect(recovered(lab)).toEqual(healthy)
    expect(faultOf(lab, faultId).active).toEqual([])
    expect(lab.emulator.attention().filter(({ code }) => code === 'faultActive')).toEqual([])
  })

  it('F17 the service principal name is missing: shows, is logged and heals when the service restarts', () => {
    const lab = withKerberos()
    inject(lab, 'F17', r)
    expect(eventIds(lab, 'host-2')).toContain(14_050)
    lab.pass(6 * minuteMs)
    expect(lastFailure(lab)).toBe(symptom('F17'))
    expect(eventIds(lab, 'host-1')).toContain(29_210)
    heal(lab, 'F17')
    expect(lab.emulator.hostView('host-2')?.hasServicePrincipalName).toBe(true)
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F20 refuses an authorization entry with the words of Windows while the folder is denied', () => {
    const lab = replicating()
    inject(lab, 'F20', r)
    const entry = { ...r, primaryServer: 'a.lab.example', storageLocation: 'C:\\Replica\\a', trustGroup: 'a' }
    expect(lab.refused('authorization.add', entry)).toMatchObject({
      code: 'replicaServer.storageDenied',
      windowsCode: '0x80070005',
    })
    lab.do('authorization.add', { ...entry, storageLocation: 'C:\\Elsewhere' })
  })

  it('F41 the client still has the old address in its cache: it hits nobody until the cache is flushed', () => {
    const lab = twoHosts()
    const find = () => lab.emulator.lookUp('web01.lab.example', 'host-2')
    expect(find()).toMatchObject({ source: 'dns', answeredByVmId: 'vm-1' })
    inject(lab, 'F41', { hostId: 'host-2', vmId: 'vm-1' })
    expect(find()).toMatchObject({ source: 'cache', answeredByVmId: null })
    expect(lab.emulator.lookUp('web01.lab.example')).toMatchObject({ answeredByVmId: 'vm-1' })
    lab.do('dns.flushCache', { clientId: 'host-2' })
    expect(faultOf(lab, 'F41').active).toMatchObject([{ isPresent: false }])
    expect(find()).toMatchObject({ source: 'dns', answeredByVmId: 'vm-1' })
    heal(lab, 'F41')
    expect(faultOf(lab, 'F41').active).toEqual([])
  })
})

/** Both hosts in one domain, replicating with Kerberos. */
function withKerberos(): Lab {
  const lab = twoHosts()
  for (const hostId of ['host-1', 'host-2']) {
    lab.do('host.joinDomain', { hostId, domain: 'lab.example' })
    lab.do('host.setFirewallRule', { hostId, rule: 'VIRT-HVRHTTPL-In-TCP-NoScope', enabled: true })
    lab.do('replicaServer.set', {
      hostId,
      enabled: true,
      authentication: 'kerberos',
      defaultStorageLocation: 'C:\\Replica',
    })
  }
  lab.do('replication.enable', {
    vmId: 'vm-1',
    replicaServer: 'HYPERVISOR-02.lab.example',
    authentication: 'kerberos',
    port: 80,
  })
  lab.do('replication.startInitial', { vmId: 'vm-1' })
  lab.pass(12 * minuteMs)
  return lab
}
