import { describe, expect, it } from 'vitest'
import type {
  AutomaticStopAction,
  ReplicationMode,
  ReplicationState,
  VmState,
} from '../../../../src-main/contract/ids.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import type { LaneView } from '../../../../src-main/contract/views/world.ts'
import { powerLossCost, stopActions } from '../../../../src-renderer/views/hosts/power-cost.ts'

interface Cast {
  readonly name: string
  readonly state?: VmState
  readonly replication?: readonly [ReplicationMode, ReplicationState]
  readonly stop?: AutomaticStopAction
  readonly hostId?: string
}

/** A machine with what the cost asks for and nothing else. */
function vm({ name, state = 'Running', replication, stop = 'save', hostId = 'host-1' }: Cast): VmView {
  const side = replication ? { mode: replication[0], state: replication[1] } : null
  const made = { name, state, hostId, replication: side, extendedReplication: null, automaticStopAction: stop }
  return made as unknown as VmView
}

const lane = (vmName: string, toHostId: string) => ({ vmName, toHostId }) as LaneView

describe('what a power loss costs', () => {
  it('is that running machines stop, and that those which replicate from here must be resynchronized', () => {
    const vms = [
      vm({ name: 'web10', replication: ['Primary', 'Replicating'] }),
      vm({ name: 'web2', replication: ['Primary', 'Suspended'] }),
      vm({ name: 'file01' }),
      vm({ name: 'off', state: 'Off', replication: ['Primary', 'Replicating'] }),
      vm({ name: 'elsewhere', hostId: 'host-2', replication: ['Primary', 'Replicating'] }),
    ]
    expect(powerLossCost('host-1', vms, [])).toEqual({
      stopping: ['file01', 'web2', 'web10'],
      resynchronizing: ['web2', 'web10'],
      copyingAgain: [],
      waiting: [],
    })
  })

  it('takes nothing more from machines that have lost their disks while they were off', () => {
    const vms = [vm({ name: 'off', state: 'OffCritical' }), vm({ name: 'saved', state: 'SavedCritical' })]
    expect(powerLossCost('host-1', vms, []).stopping).toEqual([])
    expect(stopActions('host-1', vms)).toEqual({ save: [], shutDown: [], turnOff: [] })
  })

  it('breaks off a comparison and an initial copy even of a machine that is off', () => {
    const vms = [
      vm({ name: 'compared', state: 'Off', replication: ['Primary', 'Resynchronizing'] }),
      vm({ name: 'copied', state: 'Off', replication: ['Primary', 'InitialReplicationInProgress'] }),
    ]
    expect(powerLossCost('host-1', vms, [])).toMatchObject({ resynchronizing: ['compared'], copyingAgain: ['copied'] })
  })

  it('leaves replicas as they are, and makes those wait that replicate to this host', () => {
    const vms = [vm({ name: 'db01', state: 'Off', replication: ['Replica', 'Replicating'] })]
    const cost = powerLossCost('host-1', vms, [lane('db01', 'host-1'), lane('web01', 'host-2')])
    expect(cost).toEqual({ stopping: [], resynchronizing: [], copyingAgain: [], waiting: ['db01'] })
  })
})

describe('a shutdown in order', () => {
  it('does with each machine what its Automatic Stop Action says, and turns off what cannot be saved', () => {
    const vms = [
      vm({ name: 'saved' }),
      vm({ name: 'paused', state: 'Paused' }),
      vm({ name: 'stopping', state: 'Stopping' }),
      vm({ name: 'down', stop: 'shutDown' }),
      vm({ name: 'cut', stop: 'turnOff' }),
      vm({ name: 'off', state: 'Off' }),
    ]
    expect(stopActions('host-1', vms)).toEqual({
      save: ['paused', 'saved'],
      shutDown: ['down'],
      turnOff: ['cut', 'stopping'],
    })
  })
})
