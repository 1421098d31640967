/** Calls that are the emulator's own: the input goes to the journal and the world, the remedy is added to a refusal. */
import { ok, type Reply } from '../../contract/failure.ts'
import { calls, type CallName } from '../../contract/registry.ts'
import { emulatorCommands, type CommandInput, type EmulatorCommandName } from '../../emulator/index.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'

type WorldCommand = Extract<EmulatorCommandName, CallName>

/**
 * Makes a handler for each command of the emulator.
 * @param context What handlers share.
 */
export function worldHandlers(context: HandlerContext): Pick<Handlers, WorldCommand> {
  const handler = (name: WorldCommand) => (input: unknown) => {
    const command = { kind: 'command', name, input } as CommandInput
    const reply = context.keeper.apply(command)
    return reply.ok ? ok(reply.value ?? {}) : { ok: false, failure: context.withFix(reply.failure) }
  }
  const names = emulatorCommands.filter((name): name is WorldCommand => Object.hasOwn(calls, name))
  // One entry per command, each with the reply that the emulator gives for exactly this command.
  return Object.fromEntries(names.map((name) => [name, handler(name)])) as Pick<Handlers, WorldCommand>
}

/** Turns an absent view into the failure that names the id. */
export function found<Value>(value: Value | null | undefined, otherwise: Reply<never>): Reply<Value> {
  return value === null || value === undefined ? otherwise : ok(value)
}
