/** `understudy doctor` as an administrator runs it: the real program, in a home folder of its own. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exitCodes } from '../../../../src-main/shells/cli/exit-codes.ts'
import { runProgram, temporaryFolder } from '../../child.ts'

it('finds what works and what does not, says where things are, and makes nothing', async () => {
  const home = temporaryFolder()
  const path = join(home, 'broken.understudy')
  writeFileSync(path, 'not a workspace, but long enough to be looked at'.repeat(100))
  const environment = { LANG: 'de_DE.UTF-8', HOME: home, XDG_DATA_HOME: '', XDG_STATE_HOME: '' }
  const { exitCode, stdout } = await runProgram(['doctor', '--workspace', path], { environment })
  expect(exitCode).toBe(exitCodes.findings)
  expect(stdout).toContain('Handshake, in dem beide Seiten ein Zertifikat zeigen: funktioniert')
  expect(stdout).toContain(`Die Datei ${path} ist kein Understudy-Arbeitsbereich.`)
  expect(stdout).toContain('Dort sind 0 Fehler notiert.')
  expect(existsSync(join(home, '.local'))).toBe(false)
})
