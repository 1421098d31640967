/** Scripts of ours as PowerShell reads them, held against what is known of the cmdlets that they call. */
import { join } from 'node:path'
import type { Session } from './session.ts'

/** Programs of Windows that scripts of ours may start. */
const programs = ['certutil', 'certutil.exe', 'certreq.exe', 'reg', 'ipconfig']

/**
 * Reads scripts and says what is wrong with them: errors of the parser, language that only PowerShell 7 has, cmdlets and
 * parameters that the help pages of Windows PowerShell 5.1 do not have or that are shortened, values of switches without a
 * colon, and files with letters beyond ASCII that do not say so.
 * @param session A session.
 * @param paths The files.
 * @returns One line for each problem.
 */
export async function problemsOf(session: Session, paths: readonly string[]): Promise<string[]> {
  const facts = join(import.meta.dirname, '..', 'fixtures', 'cmdlets.jsonl')
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64')
  const list = (name: string, value: unknown) =>
    `$${name} = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${base64(value)}')) | ConvertFrom-Json`
  const found = await session.run(`
${list('paths', paths)}
${list('programs', programs)}
${list('facts', facts)}
. '${join(import.meta.dirname, 'reading.ps1')}'
Get-Problem -Paths $paths -Programs $programs -Facts $facts`)
  return found as string[]
}
