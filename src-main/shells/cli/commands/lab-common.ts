/** What the commands of `understudy lab` share: packs, sessions in folders that go away, and problems in words. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeyFactory } from '../../../authority/keys/key-factory.ts'
import { createLabFolder } from '../../../app/labs/lab-folder.ts'
import { entriesOf } from '../../../app/labs/folder-entries.ts'
import { openLabSession, type LabSession } from '../../../app/labs/session.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { loadTexts } from '../../../contract/texts/catalog.ts'
import type { LabMode } from '../../../labs/format/lab.ts'
import type { LabProblem } from '../../../labs/format/problem.ts'
import type { LabInstance } from '../../../labs/reading/instance.ts'
import { readPack, type Lab, type Pack } from '../../../labs/reading/pack.ts'
import { texts } from '../../../labs/texts/index.ts'
import { openWorkspace } from '../../../workspace/index.ts'
import { labsFolder } from '../../paths.ts'
import { problemOf } from '../../../app/base/problem-of.ts'
import { readVersion } from '../../version.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Invocation } from '../invocation.ts'
import type { Terminal } from '../terminal.ts'

export interface PackOptions {
  readonly pack?: string
}

/** Reads a pack; what is wrong with its form is said, and then there is none. */
export async function openPack(terminal: Terminal, { pack = labsFolder }: PackOptions): Promise<Pack | null> {
  // The texts of labs and runbooks came with these commands, after those of the others were loaded.
  await loadTexts(terminal.language)
  const entries = await entriesOf(pack).catch((error: unknown) => {
    terminal.fail(fail('file.unreadable', { path: pack, problem: problemOf(error) }).failure)
    return null
  })
  if (entries === null) return null
  const read = await readPack(entries, (bytes) => new TextDecoder().decode(bytes))
  if (read.problems.length > 0) sayProblems(terminal, read.problems)
  return read.problems.length > 0 ? null : read.pack
}

/** Finds a lab by its id. */
export function labNamed(pack: Pack, id: string): Reply<Lab> {
  const lab = pack.labs.find(({ file }) => file.id.toLowerCase() === id.toLowerCase())
  return lab === undefined ? fail('lab.unknown', { id }) : ok(lab)
}

/** Says problems, one line each. @returns The exit code that fits. */
export function sayProblems(terminal: Terminal, problems: readonly LabProblem[]): number {
  if (terminal.isJson) terminal.printJson({ problems })
  else
    for (const { code, file, at, detail } of problems)
      terminal.print(
        `${[file, at].filter(Boolean).join(' ')}: ${texts.text(`problem.${code}`, terminal.language, { detail })}`,
      )
  return problems.length > 0 ? exitCodes.findings : exitCodes.done
}

/** What a guess at a passphrase costs in a world that nobody keeps. */
const littleCost = { N: 2 ** 7, r: 8, p: 1 }

interface BeginOptions {
  readonly instance: LabInstance
  readonly seed: string
  readonly mode?: LabMode
  /** Where keys come from; from the system if left out. */
  readonly keys?: KeyFactory
}

/** Begins a try in a temporary folder. */
export function beginTry(
  { log }: Pick<Invocation, 'log'>,
  { instance, seed, mode, keys }: BeginOptions,
): Promise<Reply<LabSession>> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-lab-'))
  folders.add(folder)
  const now = () => new Date()
  const applicationVersion = readVersion()
  return openLabSession({
    instance,
    seed,
    mode: mode ?? instance.lab.file.modes[0]!,
    folder: createLabFolder(folder),
    dependencies: {
      now,
      randomBytes,
      applicationVersion,
      reportError: log.report,
      ...(keys === undefined ? {} : { keys, passphraseCost: littleCost }),
    },
    openWorkspace: (path) =>
      openWorkspace({ path, mode: 'open-or-create', now, applicationVersion, isThrownAway: true }),
  })
}

/** What tries have left; it goes with them, or with the process. */
const folders = new Set<string>()
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** Closes a try and removes its folder. */
export async function endTry(session: LabSession): Promise<void> {
  await session.close()
  const folder = join(session.folder.workspacePath, '..', '..')
  rmSync(folder, { recursive: true, force: true })
  folders.delete(folder)
}
