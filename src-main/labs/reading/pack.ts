/**
 * Reads a pack from any place that can list and read entries: a folder, later an archive. Entries are taken by an allow-list of
 * names; everything else is refused, not passed over, and everything is read and valid before anything is used.
 */
import { languages, type Language } from '../../contract/texts/shape.ts'
import { labFile, packFile, solutionFile, type LabFile, type PackFile, type SolutionFile } from '../format/lab.ts'
import { packLimits } from '../format/limits.ts'
import type { LabProblem } from '../format/problem.ts'
import { readTexts, type LabTexts } from '../format/text-file.ts'
import { readJson } from './json.ts'

/** One file of a pack. */
export interface PackEntry {
  /** From the root of the pack, with slashes. */
  readonly name: string
  /** As far as it is known without reading; what is read is counted again. */
  readonly sizeBytes: number
  /** @returns At most `bytesMax` bytes and one more, so that whoever asks sees that there are more. */
  read(bytesMax: number): Promise<Uint8Array>
}

export interface Lab {
  readonly file: LabFile
  /** Absent in a pack that learners get for an exam. */
  readonly solution: SolutionFile | null
  readonly texts: Readonly<Record<Language, LabTexts>>
}

export interface Pack {
  readonly manifest: PackFile
  /** In the order of their ids. */
  readonly labs: readonly Lab[]
}

const labName =
  /^labs\/([A-Z]{2}-[0-9]{1,2})\/(lab\.json|solution\.json|text\.(en|de|cs)\.md|files\/[a-z0-9][a-z0-9-]{0,39}\.(cer|crl|pfx|png))$/

/**
 * Reads and checks the form of everything in a pack.
 * @param entries All of its files.
 * @param decode From UTF-8.
 * @returns The pack, or everything that is wrong with it.
 */
export async function readPack(
  entries: readonly PackEntry[],
  decode: (bytes: Uint8Array) => string,
): Promise<{ readonly pack: Pack | null; readonly problems: readonly LabProblem[] }> {
  const problems = entries.flatMap(refuse)
  const names = new Set(entries.map(({ name }) => name.toLowerCase().normalize('NFC')))
  if (names.size !== entries.length) problems.push(problemOf('entryRefused', '', 'A = a'))
  const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  if (entries.length > packLimits.entriesMax) problems.push(problemOf('tooLarge', '', `${packLimits.entriesMax}`))
  if (total > packLimits.packBytesMax) problems.push(problemOf('tooLarge', '', `${packLimits.packBytesMax}`))
  if (problems.length > 0) return { pack: null, problems }

  const files = new Map<string, string>()
  for (const entry of entries) {
    const { name } = entry
    const bytesMax = bytesMaxOf(name)
    const bytes = await entry.read(bytesMax)
    if (bytes.length > bytesMax) problems.push(problemOf('tooLarge', name, `${bytesMax}`))
    else if (/\.(json|md)$/.test(name)) files.set(name, decode(bytes))
  }
  const manifest = parseFile(files, 'pack.json', packFile, problems)
  const ids = [...new Set(entries.flatMap(({ name }) => labName.exec(name)?.[1] ?? []))].sort()
  const labs = ids.flatMap((id) => readLab(files, id, problems) ?? [])
  return { pack: manifest === null || problems.length > 0 ? null : { manifest, labs }, problems }
}

function readLab(files: ReadonlyMap<string, string>, id: string, problems: LabProblem[]): Lab | null {
  const at = (name: string) => `labs/${id}/${name}`
  const file = parseFile(files, at('lab.json'), labFile, problems)
  if (file !== null && file.id !== id) problems.push(problemOf('badForm', at('lab.json'), file.id, 'id'))
  const solution = files.has(at('solution.json')) ? parseFile(files, at('solution.json'), solutionFile, problems) : null
  const texts = Object.fromEntries(
    languages.map((language) => {
      const name = at(`text.${language}.md`)
      const text = files.get(name)
      if (text === undefined) problems.push(problemOf('textMissing', name, name))
      const read = readTexts(text ?? '')
      for (const each of read.twice) problems.push(problemOf('duplicateId', name, each))
      return [language, read.texts]
    }),
  ) as Record<Language, LabTexts>
  return file === null ? null : { file, solution, texts }
}

interface Schema<Value> {
  safeParse(
    json: unknown,
  ):
    | { success: true; data: Value }
    | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } }
}

function parseFile<Value>(
  files: ReadonlyMap<string, string>,
  name: string,
  schema: Schema<Value>,
  problems: LabProblem[],
): Value | null {
  const text = files.get(name)
  if (text === undefined) {
    problems.push(problemOf('badForm', name, 'file'))
    return null
  }
  const json = readJson(text, packLimits.jsonDepthMax)
  if (!json.ok) {
    problems.push(problemOf('notJson', name, json.detail))
    return null
  }
  const format = (json.value as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format > 1) {
    problems.push(problemOf('newerFormat', name, `${format}`))
    return null
  }
  const parsed = schema.safeParse(json.value)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues.slice(0, 5))
    problems.push(problemOf('badForm', name, message, path.map(String).join('.')))
  return null
}

/** Traversal, absolute paths, names of devices and unknown kinds of files are all names that are not on the list. */
function refuse({ name }: PackEntry): LabProblem[] {
  return name === 'pack.json' || labName.test(name) ? [] : [problemOf('entryRefused', name, name)]
}

function bytesMaxOf(name: string): number {
  if (name === 'pack.json') return packLimits.manifestBytesMax
  if (name.endsWith('.json')) return packLimits.labBytesMax
  if (name.endsWith('.md')) return packLimits.textBytesMax
  return name.endsWith('.png') ? packLimits.pictureBytesMax : packLimits.fixtureBytesMax
}

function problemOf(code: LabProblem['code'], file: string, detail: string, at = ''): LabProblem {
  return { code, file, at, detail }
}
