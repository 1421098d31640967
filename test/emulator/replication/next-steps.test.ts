/** What a refusal tells to do next fits the situation: not what was just done, and nothing that costs the newest data. */
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { describeFailure } from '../../../src-main/contract/texts/index.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { failedOver, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const nextOf = (failure: Failure) => describeFailure(failure, 'en').next
const lastFailureOf = (lab: Lab, vmId: string) => lab.side(vmId).lastFailure as Failure
/** Words that ask an administrator to destroy something. */
const destroys = /\b(remove|delete) (that|this|it|the virtual machine)/i

await Promise.all(languages.map(loadTexts))

describe('the next step', () => {
  it('where a copy of the machine lies on the Replica server keeps it, because it may be the seed', () => {
    const lab = replicating()
    lab.do('replication.remove', { vmId: 'vm-1' })
    lab.do('replication.remove', { vmId: 'vm-2' })
    const failure = lab.refused('replication.enable', {
      vmId: 'vm-1',
      replicaServer: 'HYPERVISOR-02.lab.example',
      certificateId: 'certificate-1',
    })
    expect(failure).toMatchObject({ code: 'replication.nameTaken', params: { situation: 'copy' } })
    expect(nextOf(failure)).toMatch(/^Keep it: .*-AsReplica.*existing virtual machine/)
  })

  it('where the machine has failed over there deletes neither side', () => {
    const lab = failedOver()
    lab.do('host.restorePower', { hostId: 'host-1' })
    lab.do('replication.remove', { vmId: 'vm-1' })
    const failure = lab.refused('replication.enable', {
      vmId: 'vm-1',
      replicaServer: 'HYPERVISOR-02.lab.example',
      certificateId: 'certificate-1',
    })
    expect(failure).toMatchObject({ code: 'replication.nameTaken', params: { situation: 'related' } })
    expect(nextOf(failure)).toContain('delete neither')
  })

  it('where another machine has the name renames it', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-2', name: 'web01', disks: [{ sizeBytes: 1024 ** 3 }] })
    const failure = lab.refused('replication.enable', {
      vmId: 'vm-1',
      replicaServer: 'HYPERVISOR-02.lab.example',
      certificateId: 'certificate-1',
    })
    expect(failure.params).not.toHaveProperty('situation')
    expect(nextOf(failure)).not.toMatch(destroys)
    expect(nextOf(failure)).toMatch(/^Rename/)
  })

  it('of a primary whose replica has failed over is to decide there, not to resume', () => {
    const lab = replicating()
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('vm.start', { vmId: 'vm-1' })
    lab.pass(10 * minuteMs)
    const failure = lastFailureOf(lab, 'vm-1')
    expect(failure).toMatchObject({
      code: 'replication.replicaNotReceiving',
      params: { state: 'FailedOverWaitingCompletion' },
    })
    expect(nextOf(failure)).toMatch(/cancel the failover there and resume here, or complete it and reverse/)
  })

  it('of a planned failover to a paused replica is to resume it, because waiting does not help', () => {
    const failure: Failure = {
      code: 'failover.replicaNotReady',
      params: { vm: 'web01', state: 'Suspended' },
    }
    for (const language of languages) {
      const paused = describeFailure(failure, language)
      const other = describeFailure({ ...failure, params: { vm: 'web01', state: 'Resynchronizing' } }, language)
      expect(paused.next).not.toBe(other.next)
    }
    expect(nextOf(failure)).toMatch(/^Resume/)
  })

  it('of a planned failover to a replica that has failed over is to decide there, because waiting does not help', () => {
    const nextIn = (state: string) =>
      nextOf({ code: 'failover.replicaNotReady', params: { vm: 'web01', state } } as Failure)
    expect(nextIn('FailedOverWaitingCompletion')).toMatch(/^Decide on the Replica server: cancel .* or complete it/)
    expect(nextIn('FailedOver')).toMatch(/^Reverse the replication from the Replica server/)
  })

  it('where a folder for an export exists deletes nothing, because it may be a copy on its way', () => {
    const failure: Failure = {
      code: 'initialCopy.alreadyExists',
      params: { path: 'C:\\Export', host: 'HYPERVISOR-01' },
    }
    expect(nextOf(failure)).not.toMatch(/delete/i)
  })
})
