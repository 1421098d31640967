/** Files of every kind and form go through inspect, and each is what it is. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { numbersFrom } from '../fuzz/mutate.ts'
import { inspectCorpus, isDisagreement } from './corpus.ts'
import { corpusPassword, makeCorpus } from './corpus-files.ts'

/** Written into the names of the files that are damaged on purpose. */
const damage = 'damaged-'

const all = mkdtempSync(join(tmpdir(), 'understudy-corpus-files-'))
let made: ReturnType<typeof makeCorpus> = []
beforeAll(() => {
  made = makeCorpus(all)
}, 60_000)
afterAll(() => rmSync(all, { recursive: true, force: true }))

/** A folder with those files of the corpus that are wanted, and with those that they were made of. */
function aFolder(isWanted: (name: string) => boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-corpus-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const unwanted = new Set(made.filter(({ name }) => !isWanted(name)).map(({ name }) => name))
  for (const name of readdirSync(all)) if (!unwanted.has(name)) copyFileSync(join(all, name), join(folder, name))
  return folder
}

it('knows more than three hundred files of all kinds and forms by what is in them, and calls none damaged that is sound', async () => {
  const folder = aFolder(() => true)
  expect(made.length).toBeGreaterThan(300)
  const draw = numbersFrom(20_261_201)
  for (const { name } of made.slice(0, 60)) {
    const bytes = readFileSync(join(folder, name))
    const at = draw(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8))
    writeFileSync(join(folder, `${damage}${name}`), bytes)
  }
  const { rows, residentMegabytesMax } = await inspectCorpus(folder, { passwords: [corpusPassword] })
  const byName = new Map(rows.map((row) => [row.file, row]))
  const wrong = made.flatMap(({ name, fileKind }) => {
    const row = byName.get(name)
    const problem = row?.failure
      ? JSON.stringify(row.failure)
      : row?.found?.blocks.find(({ problem: each }) => each)?.problem
    return row?.found?.fileKind === fileKind && !problem
      ? []
      : [`${name}: ${row?.found?.fileKind ?? ''} ${problem ?? ''}`]
  })
  expect(wrong).toEqual([])
  // Damage is an answer, never an error of ours, and nothing takes long.
  expect(rows.filter(({ failure }) => failure?.code === 'core.internal')).toEqual([])
  expect(Math.max(...rows.map(({ milliseconds }) => milliseconds))).toBeLessThan(2000)
  console.info(`${rows.length} files, ${residentMegabytesMax} MB at most`)
}, 120_000)

it('reads whatever OpenSSL reads of a folder, and says what it is', async () => {
  const folder = aFolder((name) => /\.(der|pem)$/.test(name) && !/utf|crlf|prose/.test(name))
  const { rows } = await inspectCorpus(folder, { passwords: [corpusPassword], asksOpenssl: true })
  expect(rows.filter(isDisagreement).map(({ file }) => file)).toEqual([])
  expect(rows.filter(({ openssl }) => typeof openssl === 'string').length).toBeGreaterThan(40)
}, 120_000)
