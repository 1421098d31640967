/** Tries as they lie on the disk: a folder for each, with a file that says what it is a try of and how far it has come. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { labMode } from '../../contract/views/lab-result.ts'
import { tryId } from '../../contract/views/lab.ts'
import { problemOf } from '../base/problem-of.ts'

const failure = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  windowsCode: z.string().optional(),
})

/** What is known of a try beside its world. It is no part of a point of return: what was read stays read. */
const tryRecord = z.object({
  format: z.literal(1),
  tryId,
  packId: z.string(),
  labId: z.string(),
  labVersion: z.int(),
  variantId: z.string(),
  seed: z.string(),
  mode: labMode,
  stepId: z.string().nullable(),
  /** Steps that were begun, each a point to go back to. */
  begunStepIds: z.array(z.string()),
  /** `<step or lab>.<kind>`. */
  hints: z.array(z.string()),
  shownStepIds: z.array(z.string()),
  begunWallInstant: z.int(),
  leftWallInstant: z.int(),
  usedSeconds: z.number(),
  /** So many actions made the world before the learner came. */
  actionsAtStart: z.int(),
  refusal: z.object({ objectiveId: z.string(), failure, instant: z.int() }).nullable(),
  handedIn: z.object({ points: z.int(), wallInstant: z.int() }).nullable(),
  isTouched: z.boolean(),
})
export type TryRecord = z.infer<typeof tryRecord>

export interface Tries {
  /** Where a try lives. */
  folderOf(id: string): string
  list(): Promise<readonly TryRecord[]>
  find(id: string): Promise<Reply<TryRecord>>
  save(record: TryRecord): Promise<Reply<void>>
  remove(id: string): Promise<Reply<void>>
}

const recordName = 'try.json'

/** @param folder Of all tries; it is made with the first one. */
export function createTries(folder: string): Tries {
  const folderOf = (id: string) => join(folder, id)

  async function read(id: string): Promise<TryRecord | null> {
    try {
      return tryRecord.parse(JSON.parse(await readFile(join(folderOf(id), recordName), 'utf8')))
    } catch {
      // Gone, half written, or by a later version: nothing that could be gone on with.
      return null
    }
  }

  /** Two writings of one file would take it away from each other. */
  let writing: Promise<unknown> = Promise.resolve()

  async function write(record: TryRecord): Promise<Reply<void>> {
    const own = folderOf(record.tryId)
    const path = join(own, recordName)
    try {
      await mkdir(own, { recursive: true, mode: 0o700 })
      await writeFile(`${path}.new`, JSON.stringify(record, null, 2), { mode: 0o600 })
      await rename(`${path}.new`, path)
      return ok(undefined)
    } catch (error) {
      return fail('lab.tryUnreadable', { path, problem: problemOf(error) })
    }
  }

  return {
    folderOf,
    async list() {
      const names = await readdir(folder).catch((): string[] => [])
      const found = await Promise.all(names.filter((name) => tryId.safeParse(name).success).map(read))
      return found.filter((record) => record !== null).sort((one, other) => other.leftWallInstant - one.leftWallInstant)
    },
    async find(id) {
      const record = await read(id)
      return record === null ? fail('lab.tryUnknown') : ok(record)
    },
    save(record) {
      const written = writing.then(() => write(record))
      writing = written
      return written
    },
    async remove(id) {
      try {
        await rm(folderOf(id), { recursive: true, force: true })
        return ok(undefined)
      } catch (error) {
        return fail('lab.tryUnreadable', { path: folderOf(id), problem: problemOf(error) })
      }
    },
  }
}
