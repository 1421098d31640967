/** Events without what would tell a cause; the list of activities holds the same. */
import type { CoreEvent } from '../../contract/events.ts'
import { asWindows } from './as-windows.ts'
import { isFailureCode } from './failures.ts'

type Told = Pick<CoreEvent, 'type' | 'params'>

/** Whether an event says that a fault was brought in or put right. */
export function isAboutFaults({ type }: Pick<CoreEvent, 'type'>): boolean {
  return type === 'fault.injected' || type === 'fault.healed'
}

/** An event whose codes tell no more than Windows does: its numbers, and our code for its sentence. */
export function eventWithoutUntold<Event extends Told>(event: Event): Event {
  const params = Object.entries(event.params).map(([name, value]) => [name, shown(name, value)] as const)
  return params.every(([name, value]) => value === event.params[name])
    ? event
    : { ...event, params: Object.fromEntries(params) }
}

function shown(name: string, value: string | number | boolean): string | number | boolean {
  if (isFailureCode(value)) return asWindows({ code: value, params: {} })?.code ?? value
  // In words of ours it is what somebody did to the machine, and no failure.
  return name === 'cause' && !/^0x[0-9A-F]{8}$/.test(String(value)) ? '' : value
}
