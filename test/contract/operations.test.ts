import { describe, expect, it } from 'vitest'
import { cmdletFacts } from '../../src-main/contract/powershell/cmdlet-facts.ts'
import { isAllowed, operationOf, operations, type OperationName } from '../../src-main/contract/operations.ts'
import { calls, isCallName } from '../../src-main/contract/registry.ts'
import { en } from '../../src-main/contract/texts/en/index.ts'
import { emulatorCommands } from '../../src-main/emulator/index.ts'
import { hasText, translatorFor } from '../../src-renderer/i18n/translate.ts'

const names = Object.keys(operations) as OperationName[]

describe('the table of operations', () => {
  it.each(names)('has for %s a call that the emulator carries out, a cmdlet and a text for its item', (name) => {
    const { cmdlet, menu, extendedMenu, machine, refusal } = operationOf(name)
    expect(isCallName(name)).toBe(true)
    expect(emulatorCommands).toContain(name)
    // There is no cmdlet for the one that is a method of WMI; the builder knows those that scripts use.
    const [verb = ''] = cmdlet.split(' ')
    if (name !== 'replication.changeModeToPrimary') expect(verb).toMatch(/^[A-Z][a-z]+-(VM|VHD)[A-Za-z]*$/)
    const [, flag] = cmdlet.split(' -')
    const facts = (cmdletFacts as Readonly<Record<string, { readonly switches: string; readonly values: string }>>)[
      verb
    ]
    if (flag !== undefined && facts && flag !== 'ReplicatedDisks') {
      expect(`${facts.switches} ${facts.values}`.split(' ')).toContain(flag)
    }
    for (const key of [menu, extendedMenu]) if (key !== undefined) expect(hasText(key), key).toBe(true)
    expect(refusal === undefined).toBe(machine === undefined)
  })

  it('allows on each side what belongs there, in the states of machine and record', () => {
    const off = { state: 'Off' } as const
    const running = { state: 'Running' } as const
    const primary = { mode: 'Primary', state: 'Replicating' } as const
    const replica = { mode: 'Replica', state: 'Replicating' } as const
    const third = { mode: 'ExtendedReplica', state: 'Replicating' } as const
    expect(isAllowed('failover.prepare', off, primary)).toBe(true)
    expect(isAllowed('failover.prepare', running, primary)).toBe(false)
    expect(isAllowed('failover.prepare', off, replica)).toBe(false)
    expect(isAllowed('failover.start', off, third)).toBe(true)
    expect(isAllowed('failover.start', off, primary)).toBe(false)
    expect(isAllowed('replication.suspend', off, { ...replica, state: 'WaitingForInitialReplication' })).toBe(true)
    expect(isAllowed('replication.suspend', off, { ...primary, state: 'WaitingForInitialReplication' })).toBe(false)
    expect(isAllowed('replication.enable', off, null)).toBe(true)
    expect(isAllowed('replication.enable', off, primary)).toBe(false)
    expect(isAllowed('replication.resume', off, null)).toBe(false)
    expect(isAllowed('vm.start', running, null)).toBe(false)
  })
})

/** What a next step may say of the very operation that was refused, and why that is no going round in a circle. */
const namesItselfAndIsFine: Readonly<Record<string, string>> = {
  'vm.start: vm.startNeedsFailover.next': 'what is started is a failover',
  'vm.resume: vm.storageFull.next': 'after space was freed',
  'replication.resume: connection.noClientCertificate.next_exchanged': 'after another certificate was chosen',
  'replication.resume: replication.replicaNotReceiving.next': 'on the other host, and here afterwards',
  'failover.start: failover.testRunning.next': 'what is stopped is a test failover',
  'failover.start: failover.primaryRunning.next': 'a planned one, on the other host',
  'checkpoint.create: checkpoint.disabled.next': 'speaks of checkpoints, not of taking one',
  'checkpoint.create: checkpoint.onReplica.next': 'speaks of checkpoints, not of taking one',
  'checkpoint.create: checkpoint.tooMany.next': 'speaks of checkpoints, not of taking one',
  'failover.startTest: failover.testRunning.next': 'what is stopped is the test failover of before',
}

describe('the next step of a refused operation', () => {
  const t = translatorFor('en')
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  /** The cmdlet with nothing but its object behind it, or the item of the menu. */
  const naming = (words: string) =>
    new RegExp(`(^|[^\\w-])${escaped(words)}(?![\\w-])(?! -(?!Name|VMName|Confirm))`, 'i')

  it('is not the operation itself, for every failure that it can be refused with', () => {
    const found = names.flatMap((name) => {
      const { cmdlet, menu, extendedMenu } = operationOf(name)
      const items = [menu, extendedMenu].filter((key) => key !== undefined)
      const words = [cmdlet, ...items.map((key) => t(key as never).replace(/\.\.\.$/, ''))]
      return calls[name].failures.flatMap((code) =>
        Object.entries<string>(en)
          .filter(([key]) => key === `${code}.next` || key.startsWith(`${code}.next_`))
          .filter(([, text]) => words.some((each) => naming(each).test(text)))
          .map(([key]) => `${name}: ${key}`),
      )
    })
    expect(found.sort()).toEqual(Object.keys(namesItselfAndIsFine).sort())
  })
})
