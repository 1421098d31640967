/** What authors of labs are helped with: recording what they do, a skeleton made of it, and conditions that fit its solution. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isRecording, setRecording } from '../../../app/recording/recording.ts'
import { createKeyPool } from '../../../app/labs/pooled-keys.ts'
import { markKind, skeletonOf } from '../../../app/labs/skeleton.ts'
import { nameOfStep, solve } from '../../../app/labs/solving.ts'
import { snapshotOf, suggestFrom } from '../../../app/labs/suggest.ts'
import { problemOf } from '../../../app/base/problem-of.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { loadTexts } from '../../../contract/texts/catalog.ts'
import { instantiate } from '../../../labs/reading/instance.ts'
import { texts as labTexts } from '../../../labs/texts/index.ts'
import { openWorkspace, type Workspace, type WorkspaceMode } from '../../../workspace/index.ts'
import { readVersion } from '../../version.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Invocation } from '../invocation.ts'
import { beginTry, endTry, labNamed, openPack, sayProblems } from './lab-common.ts'
import type { NewCommandOptions, RecordingChange, SuggestCommandOptions } from './lab-options.ts'

/** `lab record`: says from when on what is done in a workspace is recorded, where the start of the lab ends, and when it is over. */
export async function record(invocation: Invocation, change: RecordingChange): Promise<number> {
  const { terminal } = invocation
  await loadTexts(terminal.language)
  const path = await invocation.workspacePath()
  const opened = await withWorkspace(path, 'open-or-create', (workspace) => {
    if (change !== 'mark') return setRecording(workspace, change === 'begin')
    if (!isRecording(workspace)) return fail('lab.notRecorded', { path })
    return workspace.transaction(() => {
      // The log knows the virtual time of the last thing that was done; a mark takes none.
      const instant = workspace.listAttempts().at(-1)?.instant ?? 0
      workspace.appendAttempt({ kind: markKind, instant, details: {} })
      return ok(undefined)
    })
  })
  if (!opened.ok) return terminal.fail(opened.failure)
  if (terminal.isJson) terminal.printJson({ path, recording: change })
  else terminal.print(labTexts.text(`record.${change}`, terminal.language, { path }))
  return exitCodes.done
}

/** `lab new`: makes the files of a lab of what was recorded. */
export async function newLab(invocation: Invocation, id: string, options: NewCommandOptions): Promise<number> {
  const { terminal } = invocation
  await loadTexts(terminal.language)
  if (!/^[A-Z]{2}-[0-9]{1,2}$/.test(id))
    return terminal.fail(fail('input.invalid', { field: 'lab', problem: 'wrongForm' }).failure)
  const from = resolve(options.from)
  const rows = await withWorkspace(from, 'read-only', (workspace) => {
    const found = workspace.listAttempts()
    return found.some(({ kind }) => kind === markKind) ? ok(found) : fail('lab.notRecorded', { path: from })
  })
  if (!rows.ok) return terminal.fail(rows.failure)
  const { files, leftOut } = skeletonOf(id, rows.value)
  const folder = join(resolve(options.pack), 'labs', id)
  if (existsSync(folder)) return terminal.fail(fail('lab.exists', { id, path: folder }).failure)
  const written = await writeLab(resolve(options.pack), folder, files)
  if (!written.ok) return terminal.fail(written.failure)
  if (terminal.isJson) terminal.printJson({ folder, files: Object.keys(files), leftOut })
  else {
    terminal.print(labTexts.text('new.written', terminal.language, { id, path: folder }))
    if (leftOut.length > 0) terminal.print(labTexts.text('new.leftOut', terminal.language, { calls: leftOut }))
    terminal.print(labTexts.text('new.next', terminal.language, { id }))
  }
  return exitCodes.done
}

/** `lab suggest`: what the solution changes, as conditions. */
export async function suggest(invocation: Invocation, id: string, options: SuggestCommandOptions): Promise<number> {
  const { terminal } = invocation
  const pack = await openPack(terminal, options)
  if (pack === null) return exitCodes.findings
  const lab = labNamed(pack, id)
  if (!lab.ok) return terminal.fail(lab.failure)
  const { instance, problems } = instantiate(lab.value, options.variant ?? lab.value.file.variants[0]!.id)
  if (instance === null || problems.length > 0) return sayProblems(terminal, problems)
  const begun = await beginTry(invocation, { instance, seed: '1', keys: createKeyPool()() })
  if (!begun.ok) return terminal.fail(begun.failure)
  const session = begun.value
  try {
    const before = snapshotOf(session)
    const stopped = await solve(session, instance.solution)
    if (stopped !== null) {
      terminal.note(nameOfStep(instance.solution[stopped.index]!, stopped.index))
      return terminal.fail(stopped.failure)
    }
    const suggestions = suggestFrom(instance, before, snapshotOf(session))
    if (terminal.isJson) terminal.printJson({ lab: lab.value.file.id, suggestions })
    else for (const each of suggestions) terminal.print(JSON.stringify(each))
    return exitCodes.done
  } finally {
    await endTry(session)
  }
}

/** A pack that is not there yet is one of its author alone. */
async function writeLab(pack: string, folder: string, files: Readonly<Record<string, string>>): Promise<Reply<void>> {
  const manifest = join(pack, 'pack.json')
  const ownTitle = { en: 'My labs', de: 'Meine Labs', cs: 'Moje laby' }
  const fresh = {
    format: 1,
    id: 'my-labs',
    version: '1.0',
    title: ownTitle,
    authors: ['…'],
    licence: '…',
    needs: readVersion(),
  }
  const all: [string, string][] = Object.entries(files).map(([name, text]) => [join(folder, name), text])
  if (!existsSync(manifest)) all.push([manifest, `${JSON.stringify(fresh, null, 2)}\n`])
  for (const [path, text] of all) {
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text, { flag: 'wx' })
    } catch (error) {
      return fail('file.unwritable', { path, problem: problemOf(error) })
    }
  }
  return ok(undefined)
}

async function withWorkspace<Value>(
  path: string,
  mode: WorkspaceMode,
  work: (workspace: Workspace) => Reply<Value>,
): Promise<Reply<Value>> {
  const opened = openWorkspace({ path, mode, now: () => new Date(), applicationVersion: readVersion() })
  if (!opened.ok) return opened
  try {
    return work(opened.value)
  } finally {
    opened.value.close()
  }
}
