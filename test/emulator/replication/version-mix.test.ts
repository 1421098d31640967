import { describe, expect, it } from 'vitest'
import { configurationVersions } from '../../../src-main/contract/configuration-versions.ts'
import { edition, type Edition } from '../../../src-main/contract/ids.ts'
import { enable, Lab, minuteMs } from '../lab.ts'

const editions = edition.options
const server = 'HYPERVISOR-02.lab.example'

/** A running machine on a host of one edition, and a Replica server of another. */
function mixed(primary: Edition, replica: Edition): Lab {
  const lab = new Lab()
  lab.enableServer(lab.addHost('HYPERVISOR-01', undefined, primary), 'certificate-1')
  lab.enableServer(lab.addHost('HYPERVISOR-02', undefined, replica), 'certificate-2')
  lab.do('vm.create', { hostId: 'host-1', name: 'web01' })
  lab.do('vm.start', { vmId: 'vm-1' })
  return lab
}

const pairs = editions.flatMap((primary) => editions.map((replica) => [primary, replica] as const))

/** Reference 4, "Version mix", with the versions that each host takes. */
function isTaken(primary: Edition, replica: Edition): boolean {
  const { accepted } = configurationVersions[replica]
  return accepted.includes(configurationVersions[primary].ofNewMachine)
}

describe('replication between hosts of different versions', () => {
  it.each(pairs)('from Windows Server %s to %s keeps the configuration version or is refused', (primary, replica) => {
    const lab = mixed(primary, replica)
    const version = configurationVersions[primary].ofNewMachine
    expect(lab.vm('vm-1').configurationVersion).toBe(version)
    if (isTaken(primary, replica)) {
      enable(lab)
      expect(lab.vm('vm-2').configurationVersion).toBe(version)
      return
    }
    const input = { vmId: 'vm-1', replicaServer: server, certificateId: 'certificate-1' }
    expect(lab.refused('replication.enable', input)).toMatchObject({
      code: 'vm.versionNotSupported',
      params: { version },
    })
    expect(lab.refused('vm.copyToHost', { vmId: 'vm-1', hostId: 'host-2' }).code).toBe('vm.versionNotSupported')
  })

  it('never goes to an older host with the version of a newer one', () => {
    expect(isTaken('2025', '2012R2')).toBe(false)
    expect(isTaken('2022', '2019')).toBe(false)
    expect(isTaken('2012R2', '2022')).toBe(false)
    expect(isTaken('2012R2', '2019')).toBe(true)
  })

  it('comes back to the older host after a planned failover, because the version went along', () => {
    const lab = mixed('2016', '2019')
    enable(lab)
    lab.do('replication.startInitial', { vmId: 'vm-1' })
    lab.pass(15 * minuteMs)
    lab.do('vm.shutDown', { vmId: 'vm-1' })
    lab.do('failover.prepare', { vmId: 'vm-1' })
    lab.pass(minuteMs)
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('replication.reverse', { vmId: 'vm-2' })
    expect(lab.states('vm-2')).toEqual(['Primary Replicating Normal'])
    expect(lab.vm('vm-2').configurationVersion).toBe('8.0')
  })

  it('replays under the first rules as it did then', () => {
    const lab = mixed('2025', '2012R2')
    lab.emulator.follow(1)
    enable(lab)
    expect(lab.states('vm-1', 'vm-2')).toHaveLength(2)
  })
})
