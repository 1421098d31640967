import { describe, expect, it } from 'vitest'
import { skeletonOf } from '../../../src-main/app/labs/skeleton.ts'
import { setRecording, type RecordedCommand } from '../../../src-main/app/recording/recording.ts'
import { aCore, passphrase, type TestCore } from '../a-core.ts'

/** A core on a workspace that is recorded. */
async function recorded(): Promise<TestCore> {
  const first = await aCore()
  setRecording(first.workspace, true)
  await first.core.close()
  return aCore({ path: first.path, folder: first.folder })
}

const logOf = ({ workspace }: TestCore) => workspace.listAttempts()
const commandsOf = (test: TestCore) => logOf(test).map(({ details }) => details as RecordedCommand)

describe('a workspace that is recorded', () => {
  it('has every command in its log, with names in the place of ids and without a passphrase', async () => {
    const test = await recorded()
    await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    await test.must('root.create', { name: 'Replica Root', passphrase })
    await test.must('certificate.issue', { rootId: 'root-1', hostIds: ['host-1'] })
    await test.must('vm.create', { hostId: 'host-1', name: 'APP01' })
    await test.must('vm.start', { vmId: 'vm-1' })
    await test.must('clock.setPace', { pace: 'paused' })
    expect(commandsOf(test).map(({ call }) => call)).toEqual([
      'host.add',
      'root.create',
      'certificate.issue',
      'vm.create',
      'vm.start',
    ])
    expect(commandsOf(test)[2]!.input).toMatchObject({
      rootId: '{root:Replica Root}',
      hostIds: ['{host:HYPERVISOR-01}'],
    })
    expect(commandsOf(test)[4]!.input).toEqual({ vmId: '{vm:APP01@HYPERVISOR-01}' })
    expect(JSON.stringify(logOf(test))).not.toContain(passphrase)
  })

  it('names what a command removes, and says what was refused', async () => {
    const test = await recorded()
    await test.must('host.add', { name: 'HYPERVISOR-01' })
    await test.refusal('host.setDnsSuffix', { hostId: 'host-1', dnsSuffix: 'lab,example' })
    await test.must('host.remove', { hostId: 'host-1' })
    expect(commandsOf(test).map(({ input, code }) => [(input as { hostId?: string }).hostId, code])).toEqual([
      [undefined, null],
      ['{host:HYPERVISOR-01}', 'name.badCharacter'],
      ['{host:HYPERVISOR-01}', null],
    ])
  })

  it('is one only as long as it is said, and other workspaces have no such log', async () => {
    const plain = await aCore()
    await plain.must('host.add', { name: 'HYPERVISOR-01' })
    expect(logOf(plain)).toEqual([])
    const test = await recorded()
    setRecording(test.workspace, false)
    await test.core.close()
    const again = await aCore({ path: test.path })
    await again.must('host.add', { name: 'HYPERVISOR-01' })
    expect(logOf(again)).toEqual([])
  })
})

describe('the skeleton of a lab', () => {
  const row = (kind: string, beganInstant: number, instant: number, command: Partial<RecordedCommand> = {}) => ({
    sequence: 1,
    at: '',
    previousHash: '',
    hash: '',
    kind,
    instant,
    details: {
      call: 'vm.start',
      input: { vmId: '{vm:APP01@HYPERVISOR-01}' },
      led: [],
      code: null,
      ...command,
      beganInstant,
    },
  })
  const filesOf = (rows: Parameters<typeof skeletonOf>[1]) => {
    const { files, leftOut } = skeletonOf('FD-90', rows)
    const steps = (name: string) =>
      JSON.parse(files[name]!) as { start: unknown[]; steps: unknown[]; objectives: unknown[] }
    return { lab: steps('lab.json'), solution: steps('solution.json'), leftOut }
  }

  it('lets the time pass that has passed, and takes a wizard as what it led to', () => {
    const wizard = {
      call: 'wizard.finish',
      input: { wizardId: 1 },
      led: [{ call: 'replication.enable', input: { vmId: '{vm:APP01@HYPERVISOR-01}' } }],
    }
    const { lab, solution, leftOut } = filesOf([
      row('done', 0, 0),
      row('mark', 0, 0),
      row('done', 600_000, 600_000, { call: 'wizard.begin', input: {} }),
      row('done', 600_000, 600_000, wizard),
      row('done', 900_000, 960_000),
    ])
    expect(lab.start).toEqual([{ call: 'vm.start', input: { vmId: '{vm:APP01@HYPERVISOR-01}' } }])
    expect(solution.steps).toMatchObject([
      { call: 'replication.enable' },
      { call: 'clock.skip', input: { seconds: 300 } },
      { call: 'vm.start' },
    ])
    expect(leftOut).toEqual(['wizard.begin'])
  })

  it('makes an objective of a refusal, and puts files into the folder of the lab', () => {
    const { lab, solution } = filesOf([
      row('mark', 0, 0),
      row('refused', 0, 0, { code: 'vm.alreadyRunning' }),
      row('done', 0, 0, { call: 'certificate.export', input: { certificateIds: [], folder: '/home/me/own' } }),
      row('done', 0, 0, { call: 'root.create', input: { name: 'Replica Root' } }),
    ])
    expect(lab.objectives).toMatchObject([
      { id: 'seen1', points: 10, that: { attempt: 'vm.start' } },
      { id: 'goal', points: 90 },
    ])
    expect(solution.steps).toMatchObject([
      { refused: 'vm.alreadyRunning', for: 'one' },
      { input: { folder: '{folder}/certificates' } },
      { input: { name: 'Replica Root', passphrase: 'a passphrase of this lab' } },
    ])
  })
})
