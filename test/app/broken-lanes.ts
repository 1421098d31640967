/** A lane between two hosts with real certificates, and every fault of the catalogue that can break it. */
import type { FaultId } from '../../src-main/contract/faults.ts'
import type { InputOf } from '../../src-main/contract/registry.ts'
import {
  aVm,
  makeReplicaServer,
  prepareTemplate,
  twoHosts,
  waitForState,
  type Template,
  type TestCore,
  type Trust,
} from './a-core.ts'

/** Of the machine that replicates. */
const settings = { vmId: 'vm-1', recoveryHistoryHours: 4 } as const

export type Place = Omit<InputOf<'fault.inject'>, 'faultId'>

/** Makes the world in which web01 replicates from HYPERVISOR-01 to HYPERVISOR-02. */
export function prepareLane(): Promise<Template<Trust>> {
  return prepareTemplate(async (test, folder) => {
    const trust = await twoHosts(test, `${folder}/files`)
    for (const [index, hostId] of trust.hostIds.entries()) {
      await makeReplicaServer(test, hostId, trust.certificateIds[index] ?? '')
      await test.must('host.setTrustedHosts', { hostId, trustedHosts: [trust.fqdns[1 - index] ?? ''] })
    }
    await aVm(test, trust.hostIds[0])
    await test.must('dns.set', { name: 'web01.lab.example', address: '10.10.1.21' })
    await test.must('replication.enable', { ...settings, replicaServer: trust.fqdns[1] })
    await test.must('replication.startInitial', { vmId: 'vm-1' })
    await waitForState(test, 'vm-1', 'Replicating')
    await skip(test, 12)
    return trust
  })
}

/** Lets minutes pass. */
export async function skip(test: TestCore, minutes: number): Promise<void> {
  await test.must('clock.skip', { seconds: minutes * 60 })
}

const [first, second] = ['host-1', 'host-2']
/** What each fault is done to. */
export const lanes: Readonly<Partial<Record<FaultId, Place>>> = {
  F01: { hostId: second },
  F02: { hostId: second },
  F03: { vmId: 'vm-1' },
  F04: { hostId: second },
  F05: { vmId: 'vm-1' },
  F06: { hostId: first },
  F07: { hostId: second },
  F08: { hostId: second },
  F09: { hostId: second },
  F10: { hostId: second },
  F11: { hostId: second },
  F12: { hostId: second },
  F13: { hostId: first },
  F14: { hostId: first },
  F15: { vmId: 'vm-1' },
  F16: { vmId: 'vm-1' },
  F18: { hostId: second, otherHostId: first },
  F19: { vmId: 'vm-2' },
  F20: { hostId: second },
  F21: { hostId: second },
  F22: { vmId: 'vm-1' },
  F23: { hostId: first, otherHostId: second },
  F24: { vmId: 'vm-1' },
  F25: { hostId: first },
  F26: { vmId: 'vm-1' },
  F27: { vmId: 'vm-1' },
  F28: { vmId: 'vm-1' },
  F29: { vmId: 'vm-2' },
  F30: { vmId: 'vm-1' },
  F44: { vmId: 'vm-2' },
  F45: { hostId: first },
}
/** What somebody must have done for a fault to be possible. */
export const before: Readonly<Partial<Record<FaultId, (test: TestCore) => Promise<unknown>>>> = {
  F26: (test) => test.must('vm.shutDown', { vmId: 'vm-1' }),
  F27: async (test) => {
    await test.must('checkpoint.create', { vmId: 'vm-1' })
    await skip(test, 10)
  },
}
