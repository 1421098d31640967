/** What a learner is told in the mode of a lab that tells least: looked for right at the start, and after tests that failed. */
import type { LabSession } from '../../../src-main/app/labs/session.ts'
import type { Disclosure } from '../../../src-main/app/disclosure/setting.ts'
import type { CoreEvent } from '../../../src-main/contract/events.ts'
import { shownIn } from '../../../src-main/labs/format/lab.ts'
import { askEverything, type Answer } from '../disclosure/asking.ts'
import { causesIn } from '../disclosure/causes.ts'

/**
 * Looks, tries and looks again, and leaves the try as it was.
 * @returns Whatever tells a cause; empty for a lab that hides none.
 */
export async function causesToldIn(session: LabSession): Promise<string[]> {
  const { file } = session.instance.lab
  const mode = file.modes.find((each) => !shownIn(file, each).includes('cause'))
  if (mode === undefined) return []
  await session.mark('before looking')
  const { untoldRows } = session.workspace().findSetting('disclosure') as Disclosure
  session.core().disclose({ parts: shownIn(file, mode), untoldRows })
  const heard: CoreEvent[] = []
  session.core().subscribe((event) => heard.push(event))
  // Wizards and operations on many machines are tried out, machine by machine, in one variant of each lab.
  const isFirst = session.instance.variantId === file.variants[0]!.id
  const atStart = await askEverything(session.core(), (name) => isFirst || !/^(wizard|bulk)\./.test(name))
  const tried = await tryThings(session)
  await session.call('clock.skip', { seconds: 120 })
  const after = await askEverything(session.core(), (name) => /^(world|activity|vm|host|runbook)\./.test(name))
  await session.back('before looking')
  return [
    ...[...atStart, ...tried, ...after].flatMap(({ at, reply }) => causesIn(reply, at)),
    ...causesIn(heard, 'events'),
  ]
}

/** What somebody tries who looks for a cause: each connection, each relationship, each way over. */
async function tryThings(session: LabSession): Promise<Answer[]> {
  const { hosts, vms } = session.core().emulated.world
  const pairs = hosts.flatMap((one) => hosts.filter((other) => other !== one).map((other) => [one, other] as const))
  const tried: [string, unknown][] = [
    ...pairs.map(([{ hostId }, { name, dnsSuffix }]): [string, unknown] => [
      'connection.test',
      { hostId, replicaServer: dnsSuffix === '' ? name : `${name}.${dnsSuffix}`, performHandshake: false },
    ]),
    ...vms.map(({ vmId }): [string, unknown] => ['replication.resume', { vmId }]),
    ...vms.map(({ vmId }): [string, unknown] => [
      'wizard.finish',
      { kind: 'plannedFailover', vmId, draft: { reverse: true } },
    ]),
    ['fault.heal', { faultId: 'F01' }],
  ]
  const answers: Answer[] = []
  for (const [name, input] of tried) answers.push({ at: name, reply: await session.call(name, input) })
  return answers
}
