import { describe, expect, it } from 'vitest'
import { hourMs, minuteMs, replicating } from '../lab.ts'

describe('the event log of a host (reference 5.5)', () => {
  it('is told newest first, and names the machine that an entry is about', () => {
    const lab = replicating()
    const { guid } = lab.emulator.vmView('vm-1')!
    lab.do('host.losePower', { hostId: 'host-2' })
    lab.pass(2 * hourMs)
    const entries = lab.emulator.hostEvents('host-1', 500)!
    expect(entries.length).toBeGreaterThan(2)
    expect(entries.map((entry) => entry.at)).toEqual(entries.map((entry) => entry.at).sort((one, other) => other - one))
    for (const entry of entries) expect(entry).toMatchObject({ source: 'Hyper-V-VMMS', vmGuid: guid })
  })

  it('names no machine where an entry is about the host alone', () => {
    const lab = replicating()
    for (const hostId of ['host-1', 'host-2']) lab.do('host.joinDomain', { hostId, domain: 'corp.example' })
    lab.do('fault.inject', { faultId: 'F17', hostId: 'host-2' })
    expect(lab.emulator.hostEvents('host-2', 1)).toMatchObject([{ eventId: 14_050, level: 'error', vmGuid: null }])
  })

  it('says that a machine is resynchronized after its host lost power', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.side('vm-1').state).toBe('WaitingForStartResynchronize')
    lab.do('replication.resume', { vmId: 'vm-1', resynchronize: true })
    lab.pass(30 * minuteMs)
    const ids = lab.emulator.hostEvents('host-1', 500)!.map((entry) => entry.eventId)
    expect(ids.indexOf(29_244)).toBeGreaterThanOrEqual(0)
    expect(ids.indexOf(29_244)).toBeLessThan(ids.indexOf(29_242))
  })
})
