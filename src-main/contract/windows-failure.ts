/** Failures with the code that Windows has for the same cause, as their table declares it. */
import { fail, type Failure, type FailureCode, type GivenParams } from './failure.ts'
import { failures } from './failures/index.ts'
import type { FailureDeclaration } from './failures/table.ts'
import type { WindowsCode } from './windows-codes.ts'

/**
 * The code that Windows shows for a failure; undefined where it has none for this cause.
 * @param code One of the declared codes.
 */
export function windowsCodeOf(code: FailureCode): WindowsCode | undefined {
  const declared: FailureDeclaration = failures[code]
  return declared.windowsCode
}

/**
 * Makes a failed reply that carries Windows' code from the start. For a failure that is noted in a world or in an event log;
 * one that is only answered gets the code on its way out.
 * @param code One of the declared codes.
 * @param params The values that the code's sentence names.
 * @param extra The field that owns the cause; a Windows code, where the cause has another one here than in general.
 */
export function failInWindows(
  code: FailureCode,
  params: GivenParams,
  extra: Pick<Failure, 'field' | 'windowsCode'> = {},
): { readonly ok: false; readonly failure: Failure } {
  const windowsCode = windowsCodeOf(code)
  return fail(code, params, windowsCode === undefined ? extra : { windowsCode, ...extra })
}
