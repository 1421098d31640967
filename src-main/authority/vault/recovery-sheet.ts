/**
 * The block of a recovery sheet that a machine reads: what is sealed under the passphrase, as numbered lines with check
 * digits, so that a sheet that was scanned or typed says which line is wrong.
 */
import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { z } from 'zod'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { withDetail, type ProblemText } from '../../contract/problems.ts'

const sealedRoot = z.strictObject({
  format: z.literal('understudy.root.1'),
  /** The id under which it was sealed; the envelopes open for no other. */
  rootId: z.string(),
  name: z.string().min(1).max(200),
  keyBits: z.int(),
  der: z.base64(),
  dataKeyEnvelope: z.string(),
  sealedKey: z.string(),
  years: z.int(),
})
type SealedRoot = z.infer<typeof sealedRoot>

const charactersPerLine = 60
const begin = '-----BEGIN UNDERSTUDY SEALED ROOT-----'
const end = '-----END UNDERSTUDY SEALED ROOT-----'
const inflatedBytesMax = 256 * 1024

/** Writes the block; every line is its number, up to sixty characters and four check digits. */
export function writeSealedRoot(root: SealedRoot): string {
  const text = deflateSync(Buffer.from(JSON.stringify(root), 'utf8'), { level: 9 }).toString('base64')
  const lines = text.match(new RegExp(`.{1,${charactersPerLine}}`, 'g')) ?? []
  return [begin, ...lines.map((line, index) => `${numberOf(index)} ${line} ${checkOf(index, line)}`), end].join('\n')
}

/**
 * Reads the block out of a sheet.
 * @returns The sealed root, or `root.sheetUnreadable` with the line where it goes wrong.
 */
export function readSealedRoot(sheet: string): Reply<SealedRoot> {
  const from = sheet.indexOf(begin)
  const to = sheet.indexOf(end, from)
  if (from < 0 || to < 0) return unreadable('sheetBlockMissing')
  const lines = sheet
    .slice(from + begin.length, to)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  let text = ''
  for (const [index, line] of lines.entries()) {
    const [number, characters = '', check] = line.split(/\s+/)
    if (number !== numberOf(index) || check !== checkOf(index, characters))
      return unreadable(withDetail('sheetLine', index + 1))
    text += characters
  }
  try {
    const json = inflateSync(Buffer.from(text, 'base64'), { maxOutputLength: inflatedBytesMax }).toString('utf8')
    const parsed = sealedRoot.safeParse(JSON.parse(json))
    return parsed.success ? ok(parsed.data) : unreadable('sheetForm')
  } catch {
    return unreadable('sheetLineMissing')
  }
}

function numberOf(index: number): string {
  return String(index + 1).padStart(3, '0')
}

/** Over number and line, so that lines that changed places show too. */
function checkOf(index: number, line: string): string {
  return createHash('sha256').update(`${index} ${line}`).digest('hex').slice(0, 4)
}

function unreadable(problem: ProblemText): Reply<never> {
  return fail('root.sheetUnreadable', { problem }, { field: 'sheet' })
}
