import { describe, expect, it } from 'vitest'
import { failedOver, gigabyte, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const vmId = 'vm-1'
const hostId = 'host-1'
const onlyEvent = (lab: Lab, type: string) => lab.events.filter((event) => event.type === type)

describe('memory', () => {
  it('keeps a machine from starting that does not fit, with the words of Hyper-V', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId, name: 'big', memoryBytes: 61 * gigabyte })
    expect(lab.refused('vm.start', { vmId: 'vm-2' })).toMatchObject({
      code: 'vm.notEnoughMemory',
      params: { vm: 'big', ramSize: 61 * 1024, freeBytes: 60 * gigabyte },
    })
  })

  it('is taken from machines with dynamic memory down to their minimum, and shared out again', () => {
    const lab = twoHosts()
    const dynamicMemory = { minimumBytes: 2 * gigabyte, maximumBytes: 64 * gigabyte, demandBytes: 50 * gigabyte }
    lab.do('vm.create', { hostId, name: 'elastic', memoryBytes: 4 * gigabyte, dynamicMemory })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.vm('vm-2').assignedMemoryBytes).toBe(50 * gigabyte)
    lab.do('vm.create', { hostId, name: 'big', memoryBytes: 40 * gigabyte })
    lab.do('vm.start', { vmId: 'vm-3' })
    expect(lab.vm('vm-2').assignedMemoryBytes).toBe(20 * gigabyte)
    expect(lab.emulator.hostView(hostId)!.memoryFreeBytes).toBe(0)
    lab.do('vm.create', { hostId, name: 'late', memoryBytes: 19 * gigabyte })
    expect(lab.refused('vm.start', { vmId: 'vm-4' })).toMatchObject({ params: { freeBytes: 18 * gigabyte } })
    lab.do('vm.turnOff', { vmId: 'vm-3' })
    expect(lab.vm('vm-2').assignedMemoryBytes).toBe(50 * gigabyte)
  })

  it.each([
    [{ memoryBytes: 0 }, 'vm.badMemory', 'memoryBytes'],
    [{ memoryBytes: 13 * 1024 ** 4 }, 'vm.badMemory', 'memoryBytes'],
    [{ memoryBytes: gigabyte + 1 }, 'vm.badMemory', 'memoryBytes'],
    [dynamic(2 * gigabyte, 4 * gigabyte), 'vm.badDynamicMemory', 'dynamicMemory'],
    [dynamic(0, 4 * gigabyte), 'vm.badDynamicMemory', 'dynamicMemory'],
    [dynamic(gigabyte, gigabyte / 2), 'vm.badDynamicMemory', 'dynamicMemory'],
  ])('is refused with %j', (change, code, field) => {
    const lab = twoHosts()
    lab.do('vm.turnOff', { vmId })
    expect(lab.refused('vm.setMemory', { vmId, ...change })).toMatchObject({ code, field })
  })

  it('and processors are set only while the machine is off', () => {
    const lab = twoHosts()
    expect(lab.refused('vm.setMemory', { vmId, memoryBytes: gigabyte }).code).toBe('vm.wrongState')
    expect(lab.refused('vm.setProcessor', { vmId, processorCount: 4 }).code).toBe('vm.wrongState')
    lab.do('vm.turnOff', { vmId })
    lab.do('vm.setMemory', { vmId, ...dynamic(gigabyte / 2, 2 * gigabyte) })
    lab.do('vm.setProcessor', { vmId, processorCount: 4 })
    expect(lab.vm(vmId)).toMatchObject({ memoryBytes: gigabyte, processorCount: 4, assignedMemoryBytes: 0 })
  })

  function dynamic(minimumBytes: number, maximumBytes: number) {
    return { memoryBytes: gigabyte, dynamicMemory: { minimumBytes, maximumBytes, demandBytes: gigabyte } }
  }
})

describe('processors', () => {
  it.each([0, 65])('cannot be %d on a host with 64', (processorCount) => {
    const lab = twoHosts()
    const failure = { code: 'vm.badProcessorCount', params: { processorCount, processorCountMax: 64 } }
    expect(lab.refused('vm.create', { hostId, name: 'db01', processorCount })).toMatchObject(failure)
    lab.do('vm.turnOff', { vmId })
    expect(lab.refused('vm.setProcessor', { vmId, processorCount })).toMatchObject(failure)
  })

  it('keep a replica from starting on a host that has fewer', () => {
    const lab = failedOver()
    Object.assign(lab.emulator.world.hosts[1]!, { processorCount: 1 })
    expect(lab.refused('vm.start', { vmId: 'vm-2' })).toMatchObject({
      code: 'vm.badProcessorCount',
      params: { host: 'HYPERVISOR-02', processorCount: 2, processorCountMax: 1 },
    })
  })
})

describe('saving and pausing', () => {
  it('stop the guest, and a saved machine gives its memory back', () => {
    const lab = twoHosts()
    const sequence = () => lab.vm(vmId).disks[0]!.writeSequence
    lab.pass(hourMs)
    lab.do('vm.pause', { vmId })
    const paused = sequence()
    lab.pass(hourMs)
    expect([sequence(), lab.vm(vmId).assignedMemoryBytes]).toEqual([paused, 4 * gigabyte])
    expect(lab.refused('vm.start', { vmId }).code).toBe('vm.wrongState')
    lab.do('vm.resume', { vmId })
    lab.pass(hourMs)
    expect(sequence()).toBeGreaterThan(paused)
    lab.do('vm.save', { vmId })
    expect(lab.vm(vmId)).toMatchObject({ state: 'Saved', assignedMemoryBytes: 0, uptimeSeconds: 0 })
    lab.do('vm.start', { vmId })
    expect(lab.vm(vmId).state).toBe('Running')
  })

  it('throw a saved state away on request', () => {
    const lab = twoHosts()
    expect(lab.refused('vm.removeSavedState', { vmId }).code).toBe('vm.wrongState')
    lab.do('vm.save', { vmId })
    expect(lab.refused('vm.turnOff', { vmId }).code).toBe('vm.wrongState')
    lab.do('vm.removeSavedState', { vmId })
    expect(lab.vm(vmId).state).toBe('Off')
  })

  it('do not make a machine ready for planned failover (F31)', () => {
    const lab = replicating()
    lab.do('vm.save', { vmId })
    expect(lab.refused('failover.prepare', { vmId }).code).toBe('failover.vmRunning')
  })
})

/** Which command each state allows; everywhere else it is refused with the state. */
const allowed = {
  'vm.start': ['Off', 'Saved'],
  'vm.shutDown': ['Running'],
  'vm.turnOff': ['Running', 'Paused', 'Starting', 'Stopping'],
  'vm.save': ['Running', 'Paused'],
  'vm.pause': ['Running'],
  'vm.resume': ['Paused'],
  'vm.removeSavedState': ['Saved'],
  'vm.remove': ['Off'],
} as const

const situations: Record<string, (lab: Lab) => void> = {
  Off: (lab) => lab.do('vm.turnOff', { vmId }),
  Running: () => {},
  Paused: (lab) => lab.do('vm.pause', { vmId }),
  Saved: (lab) => lab.do('vm.save', { vmId }),
  Starting: (lab) => waitingForItsStart(lab, 600),
  Stopping: (lab) => {
    lab.do('vm.setShutdownTime', { vmId, seconds: 60 })
    lab.do('vm.shutDown', { vmId })
  },
}

describe.each(Object.entries(allowed))('%s', (name, states) => {
  it.each(Object.keys(situations))('of a machine that is %s', (state) => {
    const lab = twoHosts()
    situations[state]!(lab)
    expect(lab.vm(vmId).state).toBe(state)
    const command = name as keyof typeof allowed
    if ((states as readonly string[]).includes(state)) lab.do(command, { vmId })
    else expect(lab.refused(command, { vmId })).toMatchObject({ code: 'vm.wrongState', params: { state } })
  })
})

describe('shutting a guest down', () => {
  it('takes the time that the guest needs, in which it still writes', () => {
    const lab = twoHosts()
    lab.do('vm.setShutdownTime', { vmId, seconds: 90 })
    lab.do('vm.shutDown', { vmId })
    expect(lab.emulator.nextEventInstant()).toBe(lab.emulator.now() + 90_000)
    lab.pass(89_000)
    expect(lab.vm(vmId).state).toBe('Stopping')
    lab.pass(1000)
    expect(lab.vm(vmId).state).toBe('Off')
    expect(lab.refused('vm.setShutdownTime', { vmId, seconds: 3601 }).code).toBe('vm.badSeconds')
    expect(lab.refused('vm.setShutdownTime', { vmId, seconds: -1 }).code).toBe('vm.badSeconds')
  })

  it('needs the Shutdown integration service', () => {
    const lab = twoHosts()
    lab.do('vm.setIntegrationServices', { vmId, services: { shutdown: false } })
    expect(lab.refused('vm.shutDown', { vmId })).toMatchObject({
      code: 'vm.shutdownServiceMissing',
      windowsCode: '0x80070015',
    })
    lab.do('vm.turnOff', { vmId })
  })
})

describe('a host that shuts down in order', () => {
  it.each([
    ['save', 'Saved'],
    ['turnOff', 'Off'],
    ['shutDown', 'Off'],
  ] as const)('does with a machine what its stop action says: %s', (stopAction, state) => {
    const lab = replicating()
    lab.do('vm.setAutomaticActions', { vmId, stopAction })
    lab.do('host.shutDown', { hostId })
    expect(lab.vm(vmId).state).toBe(state)
    expect(lab.refused('host.shutDown', { hostId }).code).toBe('host.off')
    lab.pass(minuteMs)
    lab.do('host.restorePower', { hostId })
    expect(lab.vm(vmId).state).toBe('Running')
    // Its logs were closed, so replication goes on.
    lab.pass(10 * minuteMs)
    expect(lab.states(vmId)).toEqual(['Primary Replicating Normal'])
  })

  it('differs from one that loses power, whose machines have to be resynchronized (F25)', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId })
    expect(lab.vm(vmId).state).toBe('Off')
    lab.do('host.restorePower', { hostId })
    expect([lab.vm(vmId).state, lab.side(vmId).state]).toEqual(['Running', 'WaitingForStartResynchronize'])
  })

  it('turns a guest off that cannot be asked', () => {
    const lab = twoHosts()
    lab.do('vm.setAutomaticActions', { vmId, stopAction: 'shutDown' })
    lab.do('vm.setIntegrationServices', { vmId, services: { shutdown: false } })
    lab.do('host.shutDown', { hostId })
    expect(lab.vm(vmId).state).toBe('Off')
  })
})

describe('a host that comes back', () => {
  it('starts a machine after its delay, and shows it as Starting until then', () => {
    const lab = twoHosts()
    waitingForItsStart(lab, 120)
    expect(lab.vm(vmId)).toMatchObject({ state: 'Starting', assignedMemoryBytes: 0 })
    lab.pass(119_000)
    expect(lab.vm(vmId).state).toBe('Starting')
    lab.pass(1000)
    expect(lab.vm(vmId).state).toBe('Running')
  })

  it.each([
    ['nothing', true, 'Off'],
    ['startIfRunning', true, 'Running'],
    ['startIfRunning', false, 'Off'],
    ['start', false, 'Running'],
  ] as const)('with %s and a machine that ran: %s', (startAction, ran, state) => {
    const lab = twoHosts()
    lab.do('vm.setAutomaticActions', { vmId, startAction, stopAction: 'turnOff' })
    if (!ran) lab.do('vm.turnOff', { vmId })
    lab.do('host.shutDown', { hostId })
    lab.do('host.restorePower', { hostId })
    expect(lab.vm(vmId).state).toBe(state)
  })

  it('says in its log when a machine did not fit any more', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId, name: 'big', memoryBytes: 61 * gigabyte })
    lab.do('vm.setAutomaticActions', { vmId: 'vm-2', startAction: 'start' })
    lab.do('host.shutDown', { hostId })
    lab.do('host.restorePower', { hostId })
    expect(lab.vm('vm-2').state).toBe('Off')
    expect(lab.emulator.hostEvents(hostId, 1)).toMatchObject([{ eventId: 12_030, level: 'error' }])
    expect(onlyEvent(lab, 'vm.startFailed')).toMatchObject([{ params: { vm: 'big', code: 'vm.notEnoughMemory' } }])
  })

  it('does not start what became a replica or is prepared, and forgets a start that a second outage cut off', () => {
    const lab = twoHosts()
    waitingForItsStart(lab, 600)
    lab.do('host.losePower', { hostId })
    expect(lab.vm(vmId).state).toBe('Off')
    lab.do('host.restorePower', { hostId })
    expect(lab.vm(vmId).state).toBe('Starting')
    const prepared = replicating()
    prepared.do('vm.setAutomaticActions', { vmId, startAction: 'start' })
    prepared.do('vm.shutDown', { vmId })
    prepared.do('failover.prepare', { vmId })
    prepared.pass(minuteMs)
    prepared.do('host.shutDown', { hostId })
    prepared.do('host.restorePower', { hostId })
    expect(prepared.vm(vmId).state).toBe('Off')
  })

  it('starts an old primary by itself after an unplanned failover: two machines with one address', () => {
    const lab = failedOver()
    lab.do('vm.start', { vmId: 'vm-2' })
    const { adapterId } = lab.vm('vm-2').adapters[0]!
    lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId, switchName: 'External' })
    lab.do('host.restorePower', { hostId })
    expect(lab.emulator.attention().map(({ code }) => code)).toContain('splitBrain')
    expect(lab.emulator.lookUp('web01.lab.example').isDuplicate).toBe(true)
  })

  it('takes no absurd delay', () => {
    const lab = twoHosts()
    expect(lab.refused('vm.setAutomaticActions', { vmId, startDelaySeconds: 1e9 })).toMatchObject({
      code: 'vm.badSeconds',
      field: 'startDelaySeconds',
    })
  })
})

function waitingForItsStart(lab: Lab, startDelaySeconds: number): void {
  lab.do('vm.setAutomaticActions', { vmId, startDelaySeconds })
  lab.do('host.shutDown', { hostId })
  lab.do('host.restorePower', { hostId })
}
