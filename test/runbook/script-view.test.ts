import { describe, expect, it } from 'vitest'
import { scriptView, type ScriptView } from '../../src-main/contract/views/wizard.ts'
import type { Action, ActionKind } from '../../src-main/runbook/actions.ts'
import { commandsFor } from '../../src-main/runbook/commands.ts'
import { asideScripts } from '../../src-main/runbook/script-view.ts'
import { lex } from '../contract/powershell/lexer.ts'
import { everyAction } from './sample-actions.ts'

const partOf = (action: Action, page: string | null = null) => ({ action, note: 'asAdministrator', page })
const textOf = (view: ScriptView | undefined) => view?.lines.map((line) => line.text).join('\n') ?? ''
const sampleOf = (kind: ActionKind): Action =>
  everyAction().find((each) => each.action === kind) ?? expect.fail(`no sample of ${kind}`)
const aside = (...kinds: ActionKind[]) =>
  asideScripts(
    kinds.map((kind) => partOf(sampleOf(kind))),
    'en',
  )

describe('the scripts beside a wizard', () => {
  it.each(
    everyAction().flatMap((action) => (aside(action.action).length > 0 ? [[action.action, action] as const] : [])),
  )('for %s are views of the contract and well-formed, with the cmdlets of the runbook', (_kind, action) => {
    const views = asideScripts([partOf(action)], 'en')
    for (const view of views) expect(scriptView.parse(view)).toEqual(view)
    expect(lex(textOf(views[0])).problems).toEqual([])
    const onOneLine = (text: string) => text.replace(/ `\n\s+/g, ' ').split('\n')
    const runbook = onOneLine(
      commandsFor(action)
        .lines.map((line) => line.text)
        .join('\n'),
    )
    for (const line of onOneLine(textOf(views[0]))) expect(runbook.map((each) => each.trim())).toContain(line.trim())
  })

  it('are one per host, in the order in which hosts come up, with blank lines between steps', () => {
    const on = (host: string, kind: ActionKind) => partOf({ ...sampleOf(kind), host })
    const views = asideScripts([on('b', 'startVm'), on('a', 'prepareFailover'), on('b', 'turnOffVm')], 'en')
    expect(views.map((view) => view.host)).toEqual(['b', 'a'])
    expect(textOf(views[0])).toBe("Start-VM -Name 'web01'\n\nStop-VM -Name 'web01' -TurnOff")
  })

  it('mark each line with its page: its own, or that of its step', () => {
    const [view] = asideScripts([partOf(sampleOf('enableReplication')), partOf(sampleOf('startVm'), 'options')], 'en')
    const pages = new Set(view?.lines.map((line) => line.page).filter((page) => page !== null))
    expect([...pages].sort()).toEqual([
      'connection',
      'disks',
      'frequency',
      'options',
      'recoveryPoints',
      'replicaServer',
    ])
  })

  it('do not look first whether a step was done before, because somebody reads along', () => {
    for (const kind of ['enableReplication', 'startFailover', 'completeFailover', 'startVm', 'shutDownVm'] as const) {
      expect(textOf(aside(kind)[0]), kind).not.toMatch(/-not \(Get-VM|ReplicationState|\.State -ne/)
    }
  })

  it('leave out what is not to be done on a real host', () => {
    expect(aside('losePower', 'restorePower')).toEqual([])
  })

  it('still refuse a recovery point that is not there', () => {
    expect(textOf(aside('startFailover')[0])).toContain('if ($points.Count -lt 1) {')
  })
})
