import { describe, expect, it } from 'vitest'
import { checkPack } from '../../../src-main/labs/checking/check-lab.ts'
import { labProblemCodes } from '../../../src-main/labs/format/problem.ts'
import { readPack } from '../../../src-main/labs/reading/pack.ts'
import { texts } from '../../../src-main/labs/texts/index.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { readScreenWords } from '../../../src-main/shells/cli/commands/lab-words.ts'
import { failingLabs, inconsistentLabs, unreadableLabs } from '../fixtures/broken-labs.ts'
import { decode, entriesFrom, filesOf, soundLab, type Files } from '../fixtures/sound-lab.ts'

await Promise.all(languages.map(loadTexts))
const words = readScreenWords()

async function problemsOf(files: Files) {
  const { pack, problems } = await readPack(entriesFrom(files), decode)
  return pack === null ? problems : checkPack(pack, words)
}

describe('a lab in which nothing is wrong', () => {
  it('is found to be so', async () => {
    expect(await problemsOf(filesOf(soundLab()))).toEqual([])
  })
})

describe('a pack that is wrong in its form', () => {
  it.each(unreadableLabs)('is refused as a whole: $what', async ({ code, files }) => {
    const { pack, problems } = await readPack(entriesFrom(files), decode)
    expect(pack).toBeNull()
    expect(problems.map((problem) => problem.code)).toContain(code)
  })
})

describe('a lab that is wrong in what it says', () => {
  it.each(inconsistentLabs)('turns red: $what', async ({ code, files }) => {
    expect((await problemsOf(files)).map((problem) => problem.code)).toContain(code)
  })
})

describe('what can be wrong with a lab', () => {
  it('has a broken lab for each way', () => {
    const covered = new Set([...unreadableLabs, ...inconsistentLabs, ...failingLabs].map(({ code }) => code))
    expect(labProblemCodes.filter((code) => !covered.has(code))).toEqual([])
  })

  it('has a sentence in every language', () => {
    for (const code of labProblemCodes)
      for (const language of languages)
        expect(texts.text(`problem.${code}`, language, { detail: 'x' })).not.toMatch(/^problem\.|\{\{/)
  })
})
