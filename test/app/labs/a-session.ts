/** Tries of labs for tests: real cores in temporary folders, with kept keys. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { createLabFolder } from '../../../src-main/app/labs/lab-folder.ts'
import { openLabSession, type LabSession } from '../../../src-main/app/labs/session.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import type { Reply } from '../../../src-main/contract/failure.ts'
import { instantiate, type LabInstance } from '../../../src-main/labs/reading/instance.ts'
import { readPack, type Lab, type Pack } from '../../../src-main/labs/reading/pack.ts'
import { openWorkspace } from '../../../src-main/workspace/index.ts'
import { keptKeys } from '../../authority/kept-keys.ts'
import { decode, entriesFrom, filesOf, soundLab, type Files } from '../../labs/fixtures/sound-lab.ts'
import { temporaryFolder, wallStart } from '../a-core.ts'

await Promise.all(languages.map(loadTexts))

let tries = 0

export interface TryOptions {
  readonly seed?: string
  /** The wall clock, and with it everything that is drawn. */
  readonly wallNow?: number
  readonly folder?: string
}

/** Begins a try. */
export function beginTry(instance: LabInstance, options: TryOptions = {}): Promise<Reply<LabSession>> {
  const now = () => new Date(options.wallNow ?? wallStart)
  const drawn = `${options.wallNow ?? ''} ${tries++}`
  let block = 0
  return openLabSession({
    instance,
    seed: options.seed ?? '1',
    mode: instance.lab.file.modes[0]!,
    folder: createLabFolder(options.folder ?? join(temporaryFolder(), 'try')),
    dependencies: {
      now,
      randomBytes: (count) => {
        const parts = Array.from({ length: Math.ceil(count / 32) }, () =>
          createHash('sha256').update(`${drawn} ${block++}`).digest(),
        )
        return new Uint8Array(Buffer.concat(parts).subarray(0, count))
      },
      keys: keptKeys,
      passphraseCost: { N: 2 ** 7, r: 8, p: 1 },
      applicationVersion: '0.1.0-test',
      reportError: (error) => expect.fail(String(error)),
    },
    openWorkspace: (path) =>
      openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: '0.1.0-test', isThrownAway: true }),
  })
}

/** Begins a try of the sound lab, or of one that was made of it; it ends with the test. */
export async function aTry(
  change: (lab: ReturnType<typeof soundLab>) => void = () => {},
  { variant = 'first', ...options }: TryOptions & { readonly variant?: string } = {},
): Promise<LabSession> {
  const sound = soundLab()
  change(sound)
  const { instance, problems } = instantiate(await labOf(filesOf(sound)), variant)
  if (instance === null) expect.fail(JSON.stringify(problems))
  const begun = await beginTry(instance, options)
  if (!begun.ok) expect.fail(JSON.stringify(begun.failure))
  onTestFinished(() => begun.value.close())
  return begun.value
}

export async function labOf(files: Files): Promise<Lab> {
  return (await packOf(files)).labs[0]!
}

async function packOf(files: Files): Promise<Pack> {
  const { pack, problems } = await readPack(entriesFrom(files), decode)
  return pack ?? expect.fail(JSON.stringify(problems))
}
