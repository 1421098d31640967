/** `understudy fault` as a user types it: the program on a workspace in a folder. */
import { describe, expect, it } from 'vitest'
import { faultIds } from '../../../../src-main/contract/faults.ts'
import { temporaryFolder, understudy as program } from '../../child.ts'

const understudy = (folder: string, ...parameters: string[]) =>
  program(folder, '--workspace', 'lab.understudy', ...parameters)

describe('understudy fault', () => {
  it('lists every fault, injects one at a host by its name, and heals it', async () => {
    const folder = temporaryFolder()
    for (const name of ['HV-01', 'HV-02']) {
      await understudy(folder, 'call', 'host.add', '--input', JSON.stringify({ name, dnsSuffix: 'lab.example' }))
    }
    const listed = await understudy(folder, 'fault', 'list')
    expect(listed.exitCode).toBe(0)
    for (const faultId of faultIds) expect(listed.stdout).toContain(`  ${faultId}  `)
    expect(listed.stdout).toMatch(/F01 +host +0x00002EFD +32022 32315 +The inbound rule/)

    const injected = await understudy(folder, 'fault', 'inject', 'f45', '--host', 'hv-02.lab.example')
    expect([injected.exitCode, injected.stdout.trim()]).toEqual([0, 'F45  HV-02'])
    const again = await understudy(folder, 'fault', 'inject', 'F45', '--host', 'HV-02')
    expect([again.exitCode, again.stderr]).toEqual([2, expect.stringContaining('[fault.alreadyActive]')])
    const active = await understudy(folder, '--json', 'fault', 'list', '--active')
    expect(JSON.parse(active.stdout)).toMatchObject({
      faults: [{ faultId: 'F45', active: [{ hostId: 'host-2', isPresent: true }] }],
    })
    expect((await understudy(folder, 'fault', 'heal', 'F45')).exitCode).toBe(0)
    const healed = await understudy(folder, 'fault', 'heal', 'F45')
    expect([healed.exitCode, healed.stderr]).toEqual([2, expect.stringContaining('[fault.notActive]')])
  }, 60_000)

  it('shows symptom and fix of one fault in the chosen language, and refuses what is none', async () => {
    const folder = temporaryFolder()
    const shown = await understudy(folder, '--language', 'cs', 'fault', 'list', 'F41')
    expect(shown.stdout).toContain('Vyprázdněte mezipaměť klienta')
    const unknown = await understudy(folder, 'fault', 'inject', 'F99')
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('F01–F45')])
    const nobody = await understudy(folder, 'fault', 'inject', 'F01', '--host', 'HV-09')
    expect([nobody.exitCode, nobody.stderr]).toEqual([2, expect.stringContaining('[host.unknown]')])
  }, 60_000)
})
