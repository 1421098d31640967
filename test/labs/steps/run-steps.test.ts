import { describe, expect, it } from 'vitest'
import { fail, ok, type Reply } from '../../../src-main/contract/failure.ts'
import { callStep } from '../../../src-main/labs/format/steps.ts'
import { resolveReferences } from '../../../src-main/labs/steps/references.ts'
import { runSteps } from '../../../src-main/labs/steps/run-steps.ts'

/** Answers as a core with two hosts and the two records of one machine would. */
function aCore(answers: Readonly<Record<string, Reply<unknown>>> = {}) {
  const made: [string, unknown][] = []
  const host = (hostId: string, name: string) => ({ hostId, name, fqdn: `${name}.lab.example` })
  const vm = (vmId: string, hostId: string, mode: string) => ({
    vmId,
    hostId,
    name: 'web01',
    testOfVmId: null,
    replication: { mode, recoveryPoints: [{ recoveryPointId: 'point-9' }] },
    disks: [{ diskId: 'disk-1' }, { diskId: 'disk-2' }],
    adapters: [{ adapterId: 'adapter-1' }],
  })
  const vms = [vm('vm-2', 'host-2', 'Replica'), vm('vm-1', 'host-1', 'Primary')]
  return {
    made,
    async call(name: string, input: unknown): Promise<Reply<unknown>> {
      const { hostId } = input as { hostId?: string }
      if (name === 'host.list') return ok({ hosts: [host('host-1', 'HYPERVISOR-01'), host('host-2', 'HYPERVISOR-02')] })
      if (name === 'vm.list') return ok({ vms: vms.filter((each) => hostId === undefined || each.hostId === hostId) })
      if (name === 'root.list') return ok({ roots: [{ rootId: 'root-1', name: 'Replica Root' }] })
      made.push([name, input])
      return answers[name] ?? ok({})
    },
  }
}

async function run(core: ReturnType<typeof aCore>, steps: object[], surroundings = {}) {
  const outcomes = []
  for await (const outcome of runSteps(
    core,
    steps.map((step) => callStep.parse(step)),
    surroundings,
  ))
    outcomes.push(outcome)
  return outcomes
}

describe('calls in a row', () => {
  it('name things as people do, and the core gets ids', async () => {
    const core = aCore()
    await run(core, [
      {
        call: 'vm.start',
        input: { vmId: '{vm:WEB01}', of: ['{vm:web01@hypervisor-02}', '{host:hypervisor-02.lab.example}'] },
      },
      {
        call: 'disk.resize',
        input: { diskId: '{disk:web01/1}', root: '{root:replica root}', point: '{point:web01/0}' },
      },
    ])
    expect(core.made).toEqual([
      ['vm.start', { vmId: 'vm-1', of: ['vm-2', 'host-2'] }],
      ['disk.resize', { diskId: 'disk-2', root: 'root-1', point: 'point-9' }],
    ])
  })

  it('use what an earlier one made', async () => {
    const core = aCore({ 'certificate.issue': ok({ certificateIds: ['certificate-7'] }) })
    await run(
      core,
      [
        { call: 'certificate.issue', save: { first: 'certificateIds.0' } },
        { call: 'certificate.export', input: { certificateIds: ['{saved:first}'], folder: '{folder:/out}' } },
      ],
      { folder: '/lab' },
    )
    expect(core.made[1]).toEqual(['certificate.export', { certificateIds: ['certificate-7'], folder: '/lab/out' }])
  })

  it('do not reach the core with a name that leads to nothing', async () => {
    const core = aCore()
    const [outcome] = await run(core, [{ call: 'vm.start', input: { vmId: '{vm:db01}' } }])
    expect(outcome?.failure).toMatchObject({ code: 'script.unknownReference', params: { reference: '{vm:db01}' } })
    expect(core.made).toEqual([])
  })

  it('take a refusal for done only where it was expected, and only with its code', async () => {
    const refusing = () => aCore({ 'vm.start': fail('vm.wrongState') })
    const outcomeOf = async (core: ReturnType<typeof aCore>, refused: string) =>
      (await run(core, [{ call: 'vm.start', refused }]))[0]?.failure?.code
    expect(await outcomeOf(refusing(), 'vm.wrongState')).toBeUndefined()
    expect(await outcomeOf(refusing(), 'host.off')).toBe('vm.wrongState')
    expect(await outcomeOf(aCore(), 'vm.wrongState')).toBe('script.notRefused')
  })
})

describe('values of a variant', () => {
  const lookup = {
    values: { sick: 'web01', port: 444, isOn: true },
    saved: new Map(),
    folder: null,
    idOf: async () => null,
  }

  it('keep their kind where they stand alone, and are text inside of one', async () => {
    const input = { port: '{v:port}', is: '{v:isOn}', text: 'VM {v:sick}:{v:port}' }
    expect(await resolveReferences(input, lookup)).toEqual(ok({ port: 444, is: true, text: 'VM web01:444' }))
  })

  it('must all be there', async () => {
    expect(await resolveReferences(['{v:sick}', ['at {v:host}']], lookup)).toMatchObject({
      failure: { params: { reference: '{v:host}' } },
    })
  })
})
