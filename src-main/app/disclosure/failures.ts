/** Failures and remedies wherever they stand in an answer: found by their shape, so that a new view needs nothing of its own. */
import { failures, type FailureCode } from '../../contract/failures/index.ts'
import { asWindows, type ToldFailure } from './as-windows.ts'

export interface FailureRules {
  /** Whether exact failures are told. */
  readonly exact: boolean
  /** Whether remedies are told. */
  readonly fixes: boolean
}

type Members = Readonly<Record<string, unknown>>

/**
 * The same value without what is not told. What does not change is not copied.
 * @param value An answer of a call, or a part of it.
 * @param port Of the connection that the answer is about, as far as it is known.
 */
export function withoutUntold<Value>(value: Value, rules: FailureRules, port?: number): Value {
  return told(value, rules, port) as Value
}

function told(value: unknown, rules: FailureRules, port: number | undefined): unknown {
  if (Array.isArray(value)) return changed(value, (item) => told(item, rules, port))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const members = value as Members
  const own = typeof members['port'] === 'number' ? members['port'] : port
  const failure = rules.exact || !isFailure(members) ? null : asWindows(members, own)
  const kept = failure === null ? members : withSentence(members, failure)
  const next: Record<string, unknown> = {}
  let isSame = kept === members
  for (const [name, member] of Object.entries(kept)) {
    if (name === 'fix' && !rules.fixes && member !== null && member !== undefined) {
      isSame = false
      // Optional in a failure; of a view that says so, null.
      if (!isFailure(members)) next[name] = null
      continue
    }
    next[name] = told(member, rules, own)
    if (next[name] !== member) isSame = false
  }
  return isSame ? members : next
}

function changed(list: readonly unknown[], of: (item: unknown) => unknown): readonly unknown[] {
  const next = list.map(of)
  return next.every((item, index) => item === list[index]) ? list : next
}

function withSentence(
  { code: _code, params: _params, windowsCode: _windowsCode, ...rest }: Members,
  failure: ToldFailure,
) {
  return { ...rest, ...failure }
}

function isFailure(members: Members): members is Members & ToldFailure {
  const { code, params } = members
  return typeof code === 'string' && Object.hasOwn(failures, code) && typeof params === 'object' && params !== null
}

/** Whether a text is the code of a failure. */
export function isFailureCode(text: unknown): text is FailureCode {
  return typeof text === 'string' && Object.hasOwn(failures, text)
}
