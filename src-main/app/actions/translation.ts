/** A command with what it meant, as what an administrator does: the parts that all translations share. */
import type { Edition } from '../../contract/ids.ts'
import type { Action } from '../../runbook/actions.ts'
import type { CommandMeaning } from '../world/meaning.ts'

interface Told {
  /** Virtual instant. */
  readonly at: number
  readonly meaning: CommandMeaning
}

interface HostBase {
  readonly at: number
  readonly host: string
  readonly edition: Edition | undefined
}

interface VmBase extends HostBase {
  readonly vm: string
}

type Done = Action | Action[] | null

/** Null where nothing is to be done, or where nobody knows any more what the command was about. */
export type Translator = (input: never, told: Told) => Done

/** A translator for a command on a host. */
export function onHost<Input>(make: (input: Input, base: HostBase, meaning: CommandMeaning) => Done): Translator {
  return (input: Input, { at, meaning }: Told) =>
    meaning.host === undefined ? null : make(input, { at, host: meaning.host, edition: meaning.edition }, meaning)
}

/** A translator for a command on a virtual machine. */
export function onVm<Input>(make: (input: Input, base: VmBase, meaning: CommandMeaning) => Done): Translator {
  return onHost((input: Input, base, meaning) =>
    meaning.vm === undefined ? null : make(input, { ...base, vm: meaning.vm }, meaning),
  )
}
