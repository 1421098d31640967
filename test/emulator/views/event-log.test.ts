import { describe, expect, it } from 'vitest'
import { faultIds } from '../../../src-main/contract/faults.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { windowsEventCodes } from '../../../src-main/contract/windows-events.ts'
import { gigabyte, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

await Promise.all(languages.map(loadTexts))

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

/** A lab in whose logs a fault has left what it leaves within half a day. */
function struckBy(faultId: (typeof faultIds)[number]): Lab {
  const lab = replicating()
  const reply = lab.try('fault.inject', { faultId, hostId: 'host-1', vmId: 'vm-1' })
  if (!reply.ok) lab.try('fault.inject', { faultId, hostId: 'host-2', otherHostId: 'host-1', vmId: 'vm-2' })
  lab.pass(13 * hourMs)
  return lab
}

function withoutReplicaServer(): Lab {
  const lab = replicating()
  lab.do('host.losePower', { hostId: 'host-2' })
  lab.pass(13 * hourMs)
  return lab
}

function inDomain(): Lab {
  const lab = replicating()
  for (const hostId of ['host-1', 'host-2']) lab.do('host.joinDomain', { hostId, domain: 'corp.example' })
  lab.do('fault.inject', { faultId: 'F17', hostId: 'host-2' })
  return lab
}

function resynchronized(): Lab {
  const lab = replicating()
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.do('host.restorePower', { hostId: 'host-1' })
  lab.do('replication.resume', { vmId: 'vm-1', resynchronize: true })
  lab.pass(30 * minuteMs)
  return lab
}

function withoutSpace(): Lab {
  const lab = twoHosts()
  const terabyte = 1024 * gigabyte
  const disks = [{ sizeBytes: 4 * terabyte, usedBytes: 2 * terabyte - 11 * gigabyte }]
  lab.do('vm.create', { hostId: 'host-1', name: 'filler', disks })
  lab.do('vm.setChurn', { vmId: 'vm-1', bytesPerHour: 10 * gigabyte })
  lab.pass(2 * hourMs)
  return lab
}

function withoutMemory(): Lab {
  const lab = twoHosts()
  lab.do('vm.create', { hostId: 'host-1', name: 'big', memoryBytes: 61 * gigabyte })
  lab.do('vm.setAutomaticActions', { vmId: 'vm-2', startAction: 'start' })
  lab.do('host.shutDown', { hostId: 'host-1' })
  lab.do('host.restorePower', { hostId: 'host-1' })
  return lab
}

function withoutDataExchange(): Lab {
  const lab = replicating()
  const ip = { address: '10.1.0.50', subnetMask: '255.255.255.0', gateway: null, dnsServer: null }
  lab.do('vm.setFailoverIp', { vmId: 'vm-2', adapterId: 'adapter-2', ip })
  lab.do('vm.setIntegrationServices', { vmId: 'vm-2', services: { keyValuePairExchange: false } })
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.do('failover.start', { vmId: 'vm-2' })
  lab.do('vm.start', { vmId: 'vm-2' })
  return lab
}

describe('the language of the event log', () => {
  const hostIds = ['host-1', 'host-2']
  const labs = [
    ...faultIds.map(struckBy),
    ...[inDomain, resynchronized, withoutSpace, withoutMemory, withoutDataExchange].map((make) => make()),
  ]
  const english = /\b(Virtual Machine ID|virtual machine|failed|could not|completed|started|refused|server name)\b/i
  const german = /\b(ID des virtuellen Computers|konnte|Fehler|Verwaltungsdienst)\b/

  it('is found for everything that hosts write: each event occurs in one of these worlds', () => {
    const written = new Set(
      labs.flatMap((lab) => hostIds.flatMap((id) => lab.emulator.hostEvents(id, 500)!.map(({ code }) => code))),
    )
    expect([...written].sort()).toEqual([...windowsEventCodes].sort())
  })

  it('is that of the reader throughout', () => {
    for (const lab of labs) {
      for (const id of hostIds) {
        for (const entry of lab.emulator.hostEvents(id, 500, 'de')!) {
          expect(entry).toMatchObject({ language: 'de', wording: 'ours' })
          expect(entry.message).not.toMatch(english)
        }
        for (const { message } of lab.emulator.hostEvents(id, 500, 'cs')!) {
          expect(message).not.toMatch(english)
          expect(message).not.toMatch(german)
        }
      }
    }
  })

  it('is English on a host that is set to it, whoever reads, and that of the reader again afterwards', () => {
    const lab = withoutReplicaServer()
    const asEnglish = lab.emulator.hostEvents('host-1', 500, 'en')
    const asGerman = lab.emulator.hostEvents('host-1', 500, 'de')
    expect(asGerman).not.toEqual(asEnglish)
    lab.do('host.setDisplayLanguage', { hostId: 'host-1', displayLanguage: 'english' })
    expect(lab.emulator.hostView('host-1')).toMatchObject({ displayLanguage: 'english' })
    expect(lab.emulator.hostEvents('host-1', 500, 'de')).toEqual(asEnglish)
    expect(lab.emulator.hostEvents('host-1', 1, 'cs')).toMatchObject([{ language: 'en' }])
    lab.do('host.setDisplayLanguage', { hostId: 'host-1', displayLanguage: 'user' })
    expect(lab.emulator.hostEvents('host-1', 500, 'de')).toEqual(asGerman)
  })

  it('leaves no trace in the world: its state has no sentence, and reading does not change its hash', () => {
    for (const lab of labs) {
      const before = lab.emulator.hash()
      for (const language of languages) hostIds.forEach((id) => lab.emulator.hostEvents(id, 500, language))
      expect(lab.emulator.hash()).toBe(before)
      for (const { eventLog } of lab.emulator.world.hosts) {
        for (const { params } of eventLog) expect(JSON.stringify(params)).not.toMatch(/Hyper-V (failed|could|sus)|\. /)
      }
    }
  })

  it('cannot be set on a host that has no power or is not there', () => {
    const lab = twoHosts()
    expect(lab.refused('host.setDisplayLanguage', { hostId: 'host-9', displayLanguage: 'english' }).code).toBe(
      'host.unknown',
    )
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(lab.refused('host.setDisplayLanguage', { hostId: 'host-1', displayLanguage: 'english' }).code).toBe(
      'host.off',
    )
  })

  it('says which sentences are those of Windows', () => {
    const lab = withoutReplicaServer()
    const wordings = new Map(lab.emulator.hostEvents('host-1', 500)!.map(({ eventId, wording }) => [eventId, wording]))
    expect(wordings.get(32_022)).toBe('windows')
    expect(wordings.get(29_174)).toBe('ours')
  })
})
