/**
 * The edge of a core that hides causes: every answer and every event passes here on its way out, so that no screen, terminal or
 * button can tell what Windows does not. Where everything is told, nothing is touched.
 */
import type { Transport } from '../../contract/client.ts'
import type { DisclosedPart } from '../../contract/disclosure.ts'
import type { CoreEvent } from '../../contract/events.ts'
import { fail, type Failure, type Reply } from '../../contract/failure.ts'
import { isCallName, type CallName } from '../../contract/registry.ts'
import { eventWithoutUntold, isAboutFaults } from './events.ts'
import { withoutUntold, type FailureRules } from './failures.ts'
import { partHiding } from './hidden-calls.ts'
import type { DisclosureKeeper } from './setting.ts'
import { viewTellers } from './views.ts'

/**
 * @param exact The calls and events of the core as they are.
 * @param disclosure What is told, asked anew each time.
 */
export function discloseOnly(exact: Transport, disclosure: DisclosureKeeper): Transport {
  const tellsAll = () => disclosure.tellsAll()
  return {
    async call(name, input) {
      if (tellsAll() || !isCallName(name)) return exact.call(name, input)
      if (partHiding(name, input, disclosure.tells) !== null) return fail('lab.hidden', { call: name })
      const reply = await exact.call(name, input)
      return told(name, input, reply, disclosure.tells)
    },
    subscribe(listener) {
      let leftOut = 0
      return exact.subscribe((event) => {
        if (tellsAll()) return listener(event)
        if (isAboutFaults(event) && !disclosure.tells('faults')) {
          leftOut += 1 + (event.leftOut ?? 0)
          return
        }
        const shown = disclosure.tells('exactFailures') ? event : eventWithoutUntold(event)
        listener(leftOut === 0 ? shown : withLeftOut(shown, leftOut))
        leftOut = 0
      })
    },
  }
}

function withLeftOut(event: CoreEvent, count: number): CoreEvent {
  return { ...event, leftOut: (event.leftOut ?? 0) + count }
}

function told(
  name: CallName,
  input: unknown,
  reply: Reply<unknown>,
  tells: (part: DisclosedPart) => boolean,
): Reply<unknown> {
  const rules: FailureRules = { exact: tells('exactFailures'), fixes: tells('fix') }
  const port = portIn(input)
  if (!reply.ok) {
    if (namesOwnFolder(name, reply.failure)) return reply
    return { ok: false, failure: withoutUntold<Failure>(reply.failure, rules, port) }
  }
  const teller = viewTellers[name]
  const shown = teller === undefined ? reply.value : teller(reply.value, tells)
  return { ok: true, value: withoutUntold(shown, rules, port) }
}

/** Of the host whose settings are changed Windows itself names the folder that cannot be opened (F20); of another one it does not. */
function namesOwnFolder(name: CallName, { code }: Failure): boolean {
  return code === 'replicaServer.storageDenied' && /^(replicaServer|authorization)\./.test(name)
}

/** The port that a call asks for, whether it stands in its input or in the draft of a wizard. */
function portIn(input: unknown): number | undefined {
  const { port, draft } = (input ?? {}) as { readonly port?: unknown; readonly draft?: { readonly port?: unknown } }
  const asked = port ?? draft?.port
  return typeof asked === 'number' ? asked : undefined
}
