/** A certificate that has expired is renewed everywhere in one command, until its machines replicate again. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareTemplate, temporaryFolder, type Template, type TestCore } from '../a-core.ts'

interface Props {
  readonly hostIds: readonly string[]
  readonly certificateId: string
}

let template: Template<Props>
beforeAll(async () => {
  template = await prepareTemplate(async (test): Promise<Props> => {
    await test.must('rehearsal.prepareTwoHosts', {})
    const { hosts } = await test.must('host.list', {})
    const second = hosts[1]
    await test.must('fault.inject', { faultId: 'F12', hostId: second?.hostId ?? '' })
    await pass(test, 3 * 3_600)
    return {
      hostIds: hosts.map(({ hostId }) => hostId),
      certificateId: second?.replicaServer.certificateId ?? '',
    }
  })
}, 120_000)

async function pass(test: TestCore, seconds: number) {
  await test.must('clock.skip', { seconds })
}

async function primaries(test: TestCore) {
  const { vms } = await test.must('vm.list', {})
  return vms.flatMap(({ name, replication }) => (replication?.mode === 'Primary' ? [{ name, ...replication }] : []))
}

describe('a certificate that has expired', () => {
  it('is issued, bundled, imported, bound and set, and what had stopped goes on to Normal', async () => {
    const test = await template.open()
    const { certificateId, hostIds } = template.props
    expect((await primaries(test)).some(({ health }) => health !== 'Normal')).toBe(true)
    const plan = await test.must('certificate.renewalPlan', { certificateId })
    expect(plan.successor).toBeNull()
    expect(plan.steps.map(({ step, isDone }) => [step, isDone])).toEqual([
      ['issue', false],
      ['bundle', false],
      ['import', false],
      ['bind', false],
      ['set', expect.any(Boolean)],
      ['resume', expect.any(Boolean)],
    ])

    // The root is locked after the restart, and needs no secret that nobody was told.
    const done = await test.must('certificate.renewEverywhere', { certificateId })
    const successorId = done.successor?.certificateId ?? ''
    expect(successorId).not.toBe(certificateId)
    expect(done.steps.every(({ isDone }) => isDone)).toBe(true)
    expect(existsSync(join(done.bundlePath ?? '', 'import.ps1'))).toBe(true)
    const host = await test.must('host.view', { hostId: hostIds[1] ?? '' })
    expect(host.replicaServer.certificateId).toBe(successorId)
    for (const side of await primaries(test)) expect(side.certificateId).not.toBe(certificateId)
    await pass(test, 2 * 3_600)
    for (const side of await primaries(test)) {
      expect({ name: side.name, state: side.state }).toEqual({ name: side.name, state: 'Replicating' })
      await test.must('replication.resetStatistics', { vmId: (await vmOf(test, side.name)).vmId })
    }
    await pass(test, 2 * 3_600)
    expect((await primaries(test)).map(({ health }) => health)).toEqual(['Normal', 'Normal', 'Normal'])
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
    // Nothing is left of it to do.
    const left = await test.must('certificate.renewalPlan', { certificateId })
    expect(left.steps.every(({ isDone }) => isDone)).toBe(true)
  })

  it('has the same as PowerShell for real hosts', async () => {
    const test = await template.open()
    const { scripts } = await test.must('certificate.renewalPlan', { certificateId: template.props.certificateId })
    const text = scripts.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n')
    expect(text).toContain('Set-VMReplicationServer')
    expect(text).toContain('<thumbprint>')
  })

  it('is left as it is while a host that uses it has no power, or the folder cannot take the bundle', async () => {
    const test = await template.open()
    const { certificateId, hostIds } = template.props
    const count = async () => (await test.must('certificate.list', {})).certificates.length
    const before = await count()
    mkdirSync(join(test.folder, 'a folder'))
    const folder = join(test.folder, 'a folder', 'manifest.json', 'below')
    await test.must('host.losePower', { hostId: hostIds[1] ?? '' })
    const off = await test.refusal('certificate.renewEverywhere', { certificateId, folder })
    expect(off).toMatchObject({ code: 'host.off' })
    expect(off.partly).toBeUndefined()
    expect(await count()).toBe(before)
  })

  it('goes on where it was stopped, and issues nothing twice', async () => {
    const test = await template.open()
    const { certificateId } = template.props
    const folder = join(temporaryFolder(), 'files')
    // Seen only by the writer, when the certificate is issued already.
    const inTheWay = join(folder, 'hypervisor-02.lab.example', 'undo.ps1', 'in the way')
    mkdirSync(inTheWay, { recursive: true })
    const stopped = await test.refusal('certificate.renewEverywhere', { certificateId, folder })
    expect(stopped).toMatchObject({
      code: 'file.unwritable',
      partly: { done: ['certificate.issue'], remaining: expect.arrayContaining(['certificate.bundle']) },
    })
    const count = (await test.must('certificate.list', {})).certificates.length
    rmSync(dirname(inTheWay), { recursive: true })
    await test.must('certificate.renewEverywhere', { certificateId, folder })
    expect((await test.must('certificate.list', {})).certificates).toHaveLength(count)
  })
})

async function vmOf(test: TestCore, name: string) {
  const { vms } = await test.must('vm.list', {})
  return vms.find((vm) => vm.name === name && vm.replication?.mode === 'Primary') ?? expect.fail('no primary')
}
