/**
 * What 0700 means on Windows, where permission bits have no effect: an access list with the user and SYSTEM on it and nobody
 * else, which everything below the folder inherits. It is set when the folder is made, while it is empty.
 */
import { spawnSync } from 'node:child_process'
import { win32 } from 'node:path'

/** SYSTEM by its well-known number: its name is another one in every language of Windows. */
const systemSid = 'S-1-5-18'

/** A program with its arguments. */
type CommandLine = readonly [program: string, ...parameters: string[]]

/**
 * Gives the command that names this user. Programs are named by their whole path, so that none is taken from the current folder.
 * @param environment `process.env`.
 */
export function whoAmICommand(environment: Readonly<Record<string, string | undefined>>): CommandLine {
  return [systemProgram(environment, 'whoami.exe'), '/user', '/fo', 'csv', '/nh']
}

/**
 * Reads what that command answers, `"host\eva","S-1-5-21-…"`.
 * @returns The number of the user, null if the answer is another one.
 */
export function sidIn(answer: string): string | null {
  const [, sid] = /^".*","(S-1-[0-9-]{1,180})"\s*$/.exec(answer) ?? []
  return sid ?? null
}

/**
 * Gives the command that leaves a folder to one user and SYSTEM.
 * @param folder Absolute path.
 * @param userSid The number of the user.
 */
export function restrictCommand(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
  userSid: string,
): CommandLine {
  const full = '(OI)(CI)F'
  return [
    systemProgram(environment, 'icacls.exe'),
    folder,
    '/inheritance:r',
    '/grant:r',
    `*${userSid}:${full}`,
    `*${systemSid}:${full}`,
    '/q',
  ]
}

/**
 * Leaves a folder to this user and SYSTEM.
 * @returns False if Windows did not do so; the folder must not be used then.
 */
export function restrictToUser(folder: string): boolean {
  const sid = sidIn(outputOf(whoAmICommand(process.env)) ?? '')
  return sid !== null && outputOf(restrictCommand(process.env, folder, sid)) !== null
}

function outputOf([program, ...parameters]: CommandLine): string | null {
  const { status, stdout } = spawnSync(program, parameters, { encoding: 'utf8', windowsHide: true, timeout: 10_000 })
  return status === 0 ? stdout : null
}

/**
 * Gives the whole path of a program of Windows; a bare name would be searched in the current folder first.
 * @param environment `process.env`.
 */
export function systemProgram(environment: Readonly<Record<string, string | undefined>>, name: string): string {
  return win32.join(environment['SystemRoot'] ?? 'C:\\Windows', 'System32', name)
}
