/**
 * What an author of labs does in a workspace, written down as it is done: commands with names in the place of ids, those that were
 * refused too. A wizard is written down as the commands that it led to. Nothing is recorded unless the workspace says so.
 */
import { ok } from '../../contract/failure.ts'
import { withoutSecrets } from '../../contract/secrets.ts'
import type { Workspace } from '../../workspace/index.ts'
import type { Watch } from '../base/watch.ts'

const settingKey = 'recording'

/** Whether what is done in a workspace is recorded. */
export function isRecording(workspace: Pick<Workspace, 'findSetting'>): boolean {
  return workspace.findSetting(settingKey) === true
}

/** Begins or ends the recording; a core that is open goes on as it began. */
export function setRecording(workspace: Workspace, isOn: boolean) {
  return workspace.transaction(() => ok(workspace.saveSetting(settingKey, isOn)))
}

interface RecordedWorld {
  /** Virtual. */
  now(): number
  /** `{host:NAME}` for the id of a host and so on; null for a text that is no id. */
  referenceTo(id: string): string | null
}

/** What is written down of a command. */
export interface RecordedCommand {
  readonly call: string
  readonly input: unknown
  /** When it began: time that has passed since the one before it was let pass. */
  readonly beganInstant: number
  /** What the journal got by it. */
  readonly led: readonly { readonly call: string; readonly input: unknown }[]
  readonly code: string | null
}

/** Calls that say nothing about a world. */
const unsaid = /^(preferences|task|lab|labResult)\.|^clock\.(attend|setPace)$/

/** @returns Nothing where the workspace is not recorded. */
export function createRecording(workspace: Workspace, world: RecordedWorld): Watch | undefined {
  if (!isRecording(workspace)) return undefined
  let begun = { instant: 0, rows: 0, input: undefined as unknown }

  const named = (value: unknown): unknown => {
    if (typeof value === 'string') return world.referenceTo(value) ?? value
    if (Array.isArray(value)) return value.map(named)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, named(member)]))
  }

  return {
    admit(_name, input) {
      // Before it is carried out: what it removes has no name afterwards.
      begun = { instant: world.now(), rows: workspace.journalLength(), input: named(withoutSecrets(input)) }
      return null
    },
    answered(name, _input, reply) {
      if (unsaid.test(name)) return
      const rows = [...workspace.readJournal(begun.rows + 1, workspace.journalLength() - begun.rows)]
      const led = rows.flatMap(({ kind, payload }) => {
        if (kind !== 'input') return []
        const { name: call, input } = payload as { readonly name: string; readonly input: unknown }
        return [{ call, input: named(withoutSecrets(input)) }]
      })
      const details: RecordedCommand = {
        call: name,
        input: begun.input,
        beganInstant: begun.instant,
        led,
        code: reply.ok ? null : reply.failure.code,
      }
      workspace.transaction(() => {
        workspace.appendAttempt({ kind: reply.ok ? 'done' : 'refused', instant: world.now(), details })
        return ok(undefined)
      })
    },
    timePassed: () => undefined,
  }
}
