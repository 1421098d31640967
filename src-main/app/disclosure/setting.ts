/**
 * What the core of a workspace tells. It stands in the file, so that whoever opens the world of a lab is told no more than the
 * learner is.
 */
import { z } from 'zod'
import { disclosedPart, disclosedParts, type DisclosedPart } from '../../contract/disclosure.ts'
import { ok, type Reply } from '../../contract/failure.ts'
import type { Workspace } from '../../workspace/index.ts'

/** Rows of the journal, first and last. */
export interface UntoldRows {
  readonly from: number
  readonly to: number
}

export interface Disclosure {
  readonly parts: readonly DisclosedPart[]
  /** What brought in what the learner is to find: told only where `faults` are. */
  readonly untoldRows: readonly UntoldRows[]
}

export interface DisclosureKeeper {
  now(): Disclosure
  tells(part: DisclosedPart): boolean
  tellsAll(): boolean
  /** Whether it is told what a row of the journal did; 0 is none. */
  tellsOfRow(journalSequence: number): boolean
  /** Decides from now on, also for whoever opens the workspace later. */
  set(disclosure: Disclosure): Reply<void>
}

const settingKey = 'disclosure'

const stored = z.object({
  parts: z.array(disclosedPart),
  untoldRows: z.array(z.object({ from: z.int(), to: z.int() })),
})

const everything: Disclosure = { parts: disclosedParts, untoldRows: [] }

/**
 * @param workspace Says what is told; one that says nothing tells everything.
 */
export function createDisclosure(workspace: Workspace): DisclosureKeeper {
  const found = workspace.findSetting(settingKey)
  let current: Disclosure = found === undefined ? everything : stored.parse(found)
  const tells = (part: DisclosedPart) => current.parts.includes(part)
  return {
    now: () => current,
    tells,
    tellsAll: () => disclosedParts.every(tells),
    tellsOfRow: (sequence) =>
      tells('faults') || !current.untoldRows.some(({ from, to }) => from <= sequence && sequence <= to),
    set(disclosure) {
      const saved = workspace.transaction(() => {
        workspace.saveSetting(settingKey, disclosure)
        return ok(undefined)
      })
      if (saved.ok) current = disclosure
      return saved
    },
  }
}
