/** Files of every kind and form go through inspect, and each is what it is. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { numbersFrom } from '../fuzz/mutate.ts'
import { inspectCorpus, isDisagreement } from './corpus.ts'
import { corpusPassword, makeCorpus } from './corpus-files.ts'

/** Written into the names of the files that are damaged on purpose. */
const damage = 'damaged-'

it('knows more than three hundred files of all kinds and forms by what is in them, and calls none damaged that is sound', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-corpus-files-'))
  try {
    const made = makeCorpus(folder)
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
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 40_000)

it('reads whatever OpenSSL reads of a folder, and says what it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-corpus-openssl-'))
  try {
    const made = makeCorpus(folder)
    for (const { name } of made)
      if (!/\.(der|pem)$/.test(name) || /utf|crlf|prose/.test(name)) rmSync(join(folder, name))
    const { rows } = await inspectCorpus(folder, { passwords: [corpusPassword], asksOpenssl: true })
    expect(rows.filter(isDisagreement).map(({ file }) => file)).toEqual([])
    expect(rows.filter(({ openssl }) => typeof openssl === 'string').length).toBeGreaterThan(40)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 40_000)
