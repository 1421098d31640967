/** Calls that are the emulator's own: the input goes to the journal and the world, the remedy is added to a refusal. */
import { ok, type Reply } from '../../contract/failure.ts'
import type { CallName } from '../../contract/registry.ts'
import { emulatorCommands } from '../../emulator/index.ts'
import type { Handlers } from '../dispatch.ts'
import type { HandlerContext } from './context.ts'

type WorldCommand = Extract<(typeof emulatorCommands)[number], CallName>

/**
 * Makes a handler for each command of the emulator.
 * @param context What handlers share.
 */
export function worldHandlers(context: HandlerContext): Pick<Handlers, WorldCommand> {
  const handler = (name: WorldCommand) => (input: unknown) => {
    const command = { kind: 'command', name, input } as Parameters<typeof context.keeper.apply>[0]
    const reply = context.keeper.apply(command)
    return reply.ok ? ok(reply.value ?? {}) : { ok: false, failure: context.withFix(reply.failure) }
  }
  // One entry per command, each with the reply that the emulator gives for exactly this command.
  return Object.fromEntries(emulatorCommands.map((name) => [name, handler(name as WorldCommand)])) as Pick<
    Handlers,
    WorldCommand
  >
}

/** Turns an absent view into the failure that names the id. */
export function found<Value>(value: Value | null, otherwise: Reply<never>): Reply<Value> {
  return value === null ? otherwise : ok(value)
}
