import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faultIds, faultTable } from '../../../src-main/contract/faults.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { describeFault } from '../../../src-main/contract/texts/faults.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { faultView } from '../../../src-main/contract/views/fault.ts'
import { createEmulator, createWorld, type WorldInput } from '../../../src-main/emulator/index.ts'
import { failedOver, minuteMs, replicating, rules, startInstant, twoHosts } from '../lab.ts'
import { faultOf, inject } from './fault-lab.ts'

await Promise.all(languages.map(loadTexts))

describe('the failure catalogue', () => {
  it('lists every fault once, with views that fit the contract, and changes nothing', () => {
    for (const lab of [twoHosts(), replicating(), failedOver()]) {
      const before = lab.emulator.serialise()
      const views = z.array(faultView.omit({ texts: true })).parse(lab.emulator.faults())
      expect(views.map((view) => view.faultId)).toEqual([...faultIds])
      expect(lab.emulator.serialise()).toBe(before)
    }
  })

  it('has each of F01 to F45, and something that injects each', () => {
    const numbers = Array.from({ length: 45 }, (_, index) => `F${String(index + 1).padStart(2, '0')}`)
    expect([...faultIds]).toEqual(numbers)
    // One without an effect would throw here.
    for (const faultId of faultIds) {
      const lab = replicating()
      const reply = lab.try('fault.inject', { faultId, hostId: 'host-2', otherHostId: 'host-1', vmId: 'vm-1' })
      if (!reply.ok) expect(reply.failure.code).toBe('fault.notApplicable')
    }
  })

  it.each(languages)('says in %s what a fault is, how it shows and how it is put right', (language) => {
    for (const faultId of faultIds) {
      const { what, symptom, fix } = describeFault(faultId, language)
      expect(what).toMatch(/[^.\s]$/)
      for (const text of [symptom, fix]) expect(text).toMatch(/\.$/)
      if (language !== 'en') expect(what).not.toBe(describeFault(faultId, 'en').what)
    }
  })

  it('offers only places at which the fault can be injected', () => {
    for (const view of replicating().emulator.faults()) {
      for (const { hostId, otherHostId, vmId } of view.candidates) {
        const lab = replicating()
        const target = {
          ...(hostId === null ? {} : { hostId }),
          ...(otherHostId === null ? {} : { otherHostId }),
          ...(vmId === null ? {} : { vmId }),
        }
        expect(lab.do('fault.inject', { faultId: view.faultId, ...target }).target).toEqual({
          hostId,
          otherHostId,
          vmId,
        })
        lab.pass(20 * minuteMs)
        lab.do('fault.heal', { faultId: view.faultId })
      }
    }
  })

  it('names a refusal for every mistake and for no condition', () => {
    for (const faultId of faultIds) {
      const { kind, failureCode } = faultTable[faultId]
      if (kind === 'mistake') expect(failureCode).not.toBeNull()
    }
  })

  it('takes the only place there is when none is named, and asks where there are more', () => {
    expect(inject(replicating(), 'F03').target).toEqual({ hostId: null, otherHostId: null, vmId: 'vm-1' })
    expect(replicating().refused('fault.inject', { faultId: 'F01' })).toMatchObject({
      code: 'fault.targetMissing',
      params: { needed: 'host' },
    })
    expect(twoHosts().refused('fault.inject', { faultId: 'F03' }).code).toBe('fault.targetMissing')
  })

  it.each([
    ['F01', { hostId: 'host-9' }, 'host.unknown'],
    ['F03', { vmId: 'vm-9' }, 'vm.unknown'],
    ['F23', { hostId: 'host-1', otherHostId: 'host-9' }, 'host.unknown'],
    ['F23', { hostId: 'host-1', otherHostId: 'host-1' }, 'fault.notApplicable'],
    ['F03', { vmId: 'vm-2' }, 'fault.notApplicable'],
    ['F29', { vmId: 'vm-1' }, 'fault.notApplicable'],
    ['F17', { hostId: 'host-1' }, 'fault.notApplicable'],
    ['F36', { vmId: 'vm-2' }, 'fault.notApplicable'],
    ['F37', { vmId: 'vm-2' }, 'fault.notApplicable'],
  ] as const)('refuses %s at %j', (faultId, target, code) => {
    expect(replicating().refused('fault.inject', { faultId, ...target }).code).toBe(code)
  })

  it('refuses a fault that is there, one without power, and healing what is not there', () => {
    const lab = replicating()
    inject(lab, 'F01', { hostId: 'host-2' })
    expect(lab.refused('fault.inject', { faultId: 'F01', hostId: 'host-2' }).code).toBe('fault.alreadyActive')
    expect(lab.refused('fault.heal', { faultId: 'F01', hostId: 'host-1' }).code).toBe('fault.notActive')
    expect(lab.refused('fault.heal', { faultId: 'F02' }).code).toBe('fault.notActive')
    lab.do('host.losePower', { hostId: 'host-2' })
    expect(lab.refused('fault.inject', { faultId: 'F02', hostId: 'host-2' }).code).toBe('host.off')
    expect(lab.refused('fault.heal', { faultId: 'F01' }).code).toBe('host.off')
  })

  it('says why a fault that is so already cannot be injected', () => {
    const lab = replicating()
    lab.do('replicaServer.set', { hostId: 'host-1', enabled: false })
    expect(lab.refused('fault.inject', { faultId: 'F02', hostId: 'host-1' })).toMatchObject({
      params: { reason: 'alreadySo' },
    })
  })

  it('keeps what it did in the journal, so that a replay ends in the same hash', () => {
    const lab = replicating({ recoveryHistoryHours: 2 })
    for (const faultId of faultIds) lab.try('fault.inject', { faultId, hostId: 'host-2', vmId: 'vm-1' })
    lab.pass(30 * minuteMs)
    for (const faultId of faultIds) lab.try('fault.heal', { faultId })
    lab.pass(30 * minuteMs)
    const replayed = createEmulator(createWorld({ seed: 'lab', startInstant }), rules)
    for (const input of lab.inputs) replayed.apply(structuredClone(input) as WorldInput)
    expect(replayed.hash()).toBe(lab.emulator.hash())
  })

  it('forgets the faults of a host that is removed', () => {
    const lab = replicating()
    lab.do('host.add', { name: 'THIRD' })
    lab.do('fault.inject', { faultId: 'F45', hostId: 'host-3' })
    lab.do('host.remove', { hostId: 'host-3' })
    expect(faultOf(lab, 'F45').active).toEqual([])
  })
})
