/** Labs as the core knows them: calls that somebody else answers, who keeps worlds beside this one. */
import { fail, type Reply } from '../../contract/failure.ts'
import { labCalls } from '../../contract/calls/lab.ts'
import type { LabTryView } from '../../contract/views/lab-result.ts'
import type { Handlers } from './dispatch.ts'

type LabCallName = keyof typeof labCalls
export type LabHandlers = Pick<Handlers, LabCallName>

/** What labs need of the core of the user's own world. */
export interface OwnWorld {
  /** Lets the user's own clock rest, or go on as it did. */
  rest(isResting: boolean): void
  /** Keeps what is known of a try, in the place of what was. */
  keepTry(kept: LabTryView): Reply<void>
  /** Tries of all labs, oldest first, those whose folders are gone too. */
  keptTries(): readonly LabTryView[]
}

/** Answers of a core that was made without labs, that of a lab among them. */
export function noLabs(): LabHandlers {
  const refuse = (): Reply<never> => fail('lab.notOffered')
  const names = Object.keys(labCalls) as LabCallName[]
  // The same answer fits every call, and the table has them all.
  return Object.fromEntries(names.map((name) => [name, refuse])) as unknown as LabHandlers
}
