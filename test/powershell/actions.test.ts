import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quote } from '../../src-main/contract/powershell/quote.ts'
import type { Action } from '../../src-main/runbook/actions.ts'
import { hostScript } from '../../src-main/runbook/host-script.ts'
import { stepsOf, type Step } from '../../src-main/runbook/steps.ts'
import { titleOf } from '../../src-main/runbook/texts/action-texts.ts'
import { sayIn } from '../../src-main/runbook/texts/index.ts'
import { everyAction } from '../runbook/sample-actions.ts'
import { findPowerShell } from './find-powershell.ts'
import { actionsOfScenes, scenes, type Effect, type Scene } from './scenes.ts'
import { runnableHere } from './runnable.ts'
import { openSession } from './session.ts'
import { standIns } from './stand-ins.ts'

const powerShell = await findPowerShell()
const folder = mkdtempSync(join(tmpdir(), 'understudy-actions-'))
const certificates = join(folder, 'certificates')
const host = 'hypervisor-01.lab.example'

describe.runIf(powerShell !== null)('on a real PowerShell', () => {
  const session = openSession(powerShell, { COMPUTERNAME: 'hypervisor-01', CERTIFICATES: certificates })
  beforeAll(async () => {
    mkdirSync(certificates)
    await session.run(standIns())
    await session.run(`
$global:Secret = ConvertTo-SecureString -String 'secret' -AsPlainText -Force
$global:Account = [pscredential]::new('administrator', $Secret)`)
  }, 30_000)
  afterAll(async () => {
    await session.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const names = [
    ['a plain name', 'web01'],
    ['a hostile name', 'O\u2019Brien\'s "x" $(Get-Date) `n [1]* ; #> %'],
  ] as const

  describe.each(names)('with %s', (kind, text) => {
    const actions = actionsOfScenes(everyAction(text))
    const all = scenes(text, certificates)
    const steps = stepsOf(actions, 'en')

    const withCommands = actions.filter(({ action }) => action !== 'losePower' && action !== 'restorePower')
    it.each(withCommands)('$action does what it says, nothing with -WhatIf, and nothing twice', async (action) => {
      const scene = all[action.action]
      const step = stepOf(action)
      const script = join(folder, `${kind.replaceAll(' ', '-')}-${step.number}.ps1`)
      writeFileSync(script, runnableHere(hostScript(host, [step], sayIn('en'))))
      const parameters = await parametersOf(action)
      const run = (answers: Scene['before'], more = '') =>
        runStep(`${quote(script)} -Step ${step.number} -Force ${parameters} ${more}`, answers, scene)
      expect(await run(scene.before, '-WhatIf')).toEqual([])
      expect(await run(scene.before)).toEqual(scene.effects)
      expect(await run(scene.after)).toEqual(scene.again ?? [])
    })

    function stepOf(action: Action): Step {
      const title = titleOf(action, sayIn('en'))
      const step = steps.find((each) => each.title === title && each.at === action.at)
      if (!step) throw new Error(`There is no step for ${action.action}.`)
      return step
    }
  })

  /** What is asked for on a host is given, as a scheduler has to. */
  async function parametersOf(action: Action): Promise<string> {
    switch (action.action) {
      case 'importPfx':
        return `-Password $Secret -CertificateFolder ${quote(certificates)}`
      case 'trustRoot':
      case 'importCrl':
        return `-CertificateFolder ${quote(certificates)}`
      case 'joinDomain':
      case 'leaveDomain':
        return '-DomainCredential $Account'
      case 'setGuestIp':
        return '-GuestCredential $Account'
      case 'addSwitch':
        return '-NetAdapterName LAN'
      default:
        return ''
    }
  }

  async function runStep(command: string, answers: Scene['before'], scene: Scene): Promise<Effect[]> {
    const table = (all: Scene['before']) =>
      Object.entries({ ...always, ...all }).map(([name, code]) => `${quote(name)} = { ${code} }`)
    const [json] = await session.run(`
$global:Calls.Clear()
$global:Last = ${scene.effects.length}
$global:Answers = @{
${table(answers).join('\n')}
}
$global:Afterwards = @{
${table(scene.after).join('\n')}
}
$null = & ${command} 6>&1 3>&1
ConvertTo-Json -InputObject @($global:Calls) -Depth 6 -Compress`)
    const calls = JSON.parse(json as string) as Effect[]
    return calls.map(({ cmdlet, parameters }) => ({
      cmdlet,
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          Array.isArray(value) && value.length === 1 ? value[0] : value,
        ]),
      ),
    }))
  }
})

/** Paths are joined as everywhere, although the drives of the host are not here. */
const always = {
  'Join-Path': "\"$($b['Path'])/$($b['ChildPath'])\"",
  'Split-Path': "\"$($b['Path'])\" -replace '[/\\\\][^/\\\\]*$', ''",
}
