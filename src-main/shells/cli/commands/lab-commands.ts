/** What the commands of `understudy lab` do; loaded when one of them is called. */
import { createInterface } from 'node:readline/promises'
import { createKeyPool } from '../../../app/labs/pooled-keys.ts'
import { commandsOfStep } from '../../../app/labs/step-commands.ts'
import { nameOfStep, solve } from '../../../app/labs/solving.ts'
import type { LabSession } from '../../../app/labs/session.ts'
import { verifyLab, type LabVerification } from '../../../app/labs/verify.ts'
import { fail } from '../../../contract/failure.ts'
import { checkLab, checkPack } from '../../../labs/checking/check-lab.ts'
import type { Language } from '../../../contract/texts/shape.ts'
import { labModes, type LabFile } from '../../../labs/format/lab.ts'
import { fillText } from '../../../labs/format/text-file.ts'
import { sentenceOf } from '../../../labs/predicates/sentence.ts'
import { instantiate } from '../../../labs/reading/instance.ts'
import { chooseVariant } from '../../../labs/reading/variants.ts'
import { runSteps } from '../../../labs/steps/run-steps.ts'
import { texts as labTexts } from '../../../labs/texts/index.ts'
import { explain, type Explanation } from '../../../labs/tracking/explain.ts'
import { missingSentence } from '../../../labs/tracking/missing-sentence.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Invocation } from '../invocation.ts'
import type { Terminal } from '../terminal.ts'
import { readTextFile } from '../text-file.ts'
import { readScript } from './call-script.ts'
import type { ExplainCommandOptions, RunCommandOptions, VerifyCommandOptions } from './lab-options.ts'
import { beginTry, endTry, labNamed, openPack, sayProblems, type PackOptions } from './lab-common.ts'
import { readScreenWords } from './lab-words.ts'

const scriptBytesMax = 9_000_000

/** `lab list`. */
export async function list({ terminal }: Invocation, options: PackOptions): Promise<number> {
  const pack = await openPack(terminal, options)
  if (pack === null) return exitCodes.findings
  const rows = pack.labs.map(({ file, texts }) => ({
    id: file.id,
    title: texts[terminal.language].get('title') ?? '',
    minutes: file.minutes,
    level: file.level,
    modes: file.modes,
    variants: file.variants.length,
  }))
  if (terminal.isJson) terminal.printJson({ pack: pack.manifest, labs: rows })
  else for (const row of rows) terminal.print(lineOfLab(row, terminal.language))
  return exitCodes.done
}

function lineOfLab(
  { level, ...row }: { id: string; title: string; minutes: number; level: LabFile['level'] },
  language: Language,
) {
  return labTexts.text('list.lab', language, { ...row, level: labTexts.text(`level.${level}`, language) })
}

/** `lab check`. */
export async function check({ terminal }: Invocation, id: string | undefined, options: PackOptions): Promise<number> {
  const pack = await openPack(terminal, options)
  if (pack === null) return exitCodes.findings
  const words = readScreenWords()
  if (id === undefined) return sayProblems(terminal, checkPack(pack, words))
  const lab = labNamed(pack, id)
  return lab.ok ? sayProblems(terminal, checkLab(lab.value, words)) : terminal.fail(lab.failure)
}

/** `lab verify`. */
export async function verify(
  invocation: Invocation,
  id: string | undefined,
  options: VerifyCommandOptions,
): Promise<number> {
  const { terminal, lifetime } = invocation
  if ((id === undefined) !== (options.all === true))
    return terminal.fail(fail('input.invalid', { field: 'lab', problem: id ? 'notAllowed' : 'missing' }).failure)
  const seeds = seedsOf(options.seeds)
  const shard = shardOf(options.shard)
  if (seeds === null || shard === null)
    return terminal.fail(fail('input.invalid', { field: seeds ? '--shard' : '--seeds', problem: 'wrongForm' }).failure)
  const pack = await openPack(terminal, options)
  if (pack === null) return exitCodes.findings
  const named = id === undefined ? null : labNamed(pack, id)
  if (named?.ok === false) return terminal.fail(named.failure)
  const labs = (named === null ? pack.labs : [named.value]).filter((_, index) => index % shard.of === shard.index)

  const controller = new AbortController()
  lifetime.onEnd(async () => controller.abort())
  const words = readScreenWords()
  const pool = createKeyPool()
  const results: LabVerification[] = []
  for (const lab of labs) {
    const problems = checkLab(lab, words)
    if (problems.length > 0 || lab.solution === null) {
      sayProblems(terminal, problems)
      results.push({ ...unverified, id: lab.file.id, problems })
      continue
    }
    const count = lab.file.variants.length
    const verification = await verifyLab(lab, {
      seeds: options.onePerVariant ? seeds.slice(0, count) : seeds,
      signal: controller.signal,
      begin: (instance, seed) => beginTry(invocation, { instance, seed, keys: pool() }),
      end: endTry,
    })
    results.push(verification)
    if (!terminal.isJson) sayVerification(terminal, verification)
  }
  if (terminal.isJson) terminal.printJson({ labs: results })
  return results.every(({ problems }) => problems.length === 0) ? exitCodes.done : exitCodes.findings
}

const unverified = {
  seeds: 0,
  variants: 0,
  order: [],
  tries: { solutions: 0, withoutStep: 0, alternatives: 0, vandals: 0 },
  bestVandal: { name: '', points: 0 },
  milliseconds: 0,
}

function sayVerification(
  terminal: Terminal,
  { id, problems, seeds, variants, tries, bestVandal, milliseconds }: LabVerification,
): void {
  const { language } = terminal
  terminal.print(
    labTexts.text('verify.line', language, {
      mark: problems.length === 0 ? '✓' : '✗',
      id,
      seeds: labTexts.text('verify.seeds', language, { count: seeds }),
      variants: labTexts.text('verify.variants', language, { count: variants }),
      ...tries,
      points: bestVandal.points,
      vandal: bestVandal.name,
      seconds: Math.round(milliseconds / 1_000),
    }),
  )
  if (problems.length > 0) sayProblems(terminal, problems)
}

function seedsOf(text: string): number[] | null {
  const [, first, last = first] = /^(\d{1,9})(?:\.\.(\d{1,9}))?$/.exec(text) ?? []
  if (first === undefined) return null
  const count = Number(last) - Number(first) + 1
  return count < 1 || count > 1_000 ? null : Array.from({ length: count }, (_, index) => Number(first) + index)
}

function shardOf(text = '1/1'): { readonly index: number; readonly of: number } | null {
  const [, place, of] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []
  const [index, count] = [Number(place) - 1, Number(of)]
  return Number.isNaN(index) || index < 0 || index >= count ? null : { index, of: count }
}

/** `lab explain`. */
export async function explainObjective(
  invocation: Invocation,
  id: string,
  objectiveId: string,
  options: ExplainCommandOptions,
): Promise<number> {
  const { terminal } = invocation
  const pack = await openPack(terminal, options)
  if (pack === null) return exitCodes.findings
  const lab = labNamed(pack, id)
  if (!lab.ok) return terminal.fail(lab.failure)
  const { instance, problems } = instantiate(lab.value, options.variant ?? lab.value.file.variants[0]!.id)
  const objective = instance?.objectives.find((each) => each.id === objectiveId)
  if (instance === null || problems.length > 0) return sayProblems(terminal, problems)
  if (objective === undefined) return terminal.fail(fail('script.unknownReference', { reference: objectiveId }).failure)
  const begun = await beginTry(invocation, { instance, seed: '1', keys: createKeyPool()() })
  if (!begun.ok) return terminal.fail(begun.failure)
  const session = begun.value
  try {
    if (options.solved) await solve(session, instance.solution)
    const trees = objective.parts.map(({ that }, index) =>
      explain(that, session.tracker.sight(objectiveId, index, session.facts)),
    )
    if (terminal.isJson) terminal.printJson({ objective: objectiveId, parts: trees })
    else for (const tree of trees) printTree(terminal, tree, 0)
    return exitCodes.done
  } finally {
    await endTry(session)
  }
}

function printTree(terminal: Terminal, { kind, id, isMet, missing, parts }: Explanation, depth: number): void {
  const why = missing === null ? '' : `: ${sentenceOf(missing, terminal.language)}`
  terminal.print(`${'  '.repeat(depth)}${isMet ? '✓' : '✗'} ${kind} ${id}${why}`)
  for (const part of parts) printTree(terminal, part, depth + 1)
}

/** `lab run`. */
export async function run(invocation: Invocation, id: string, options: RunCommandOptions): Promise<number> {
  const { terminal, lifetime } = invocation
  const pack = await openPack(terminal, options)
  if (pack === null) return exitCodes.findings
  const lab = labNamed(pack, id)
  if (!lab.ok) return terminal.fail(lab.failure)
  const mode = labModes.find((each) => each === (options.mode ?? lab.value.file.modes[0]))
  if (mode === undefined || !lab.value.file.modes.includes(mode))
    return terminal.fail(
      fail('input.invalid', { field: '--mode', problem: 'notOneOf', bound: lab.value.file.modes.join(', ') }).failure,
    )
  const variantId = chooseVariant(
    lab.value.file.variants.map((each) => each.id),
    options.try,
  )
  const { instance, problems } = instantiate(lab.value, variantId)
  if (instance === null) return sayProblems(terminal, problems)
  const begun = await beginTry(invocation, { instance, seed: options.try, mode })
  if (!begun.ok) return terminal.fail(begun.failure)
  const session = begun.value
  lifetime.onEnd(() => endTry(session))
  sayTexts(session, terminal)
  sayObjectives(session, terminal)
  if (options.solve) await showSolution(session, terminal)
  else {
    const played = await play(session, terminal, options.script)
    if (played !== null) return played
  }
  const points = session.tracker.points()
  session.note('handIn', { points })
  if (terminal.isJson)
    terminal.printJson({
      lab: lab.value.file.id,
      variant: variantId,
      mode,
      points,
      objectives: session.tracker.states(),
    })
  else terminal.print(labTexts.text('run.points', terminal.language, { points, pass: lab.value.file.pass }))
  return points >= lab.value.file.pass ? exitCodes.done : exitCodes.findings
}

function sayTexts({ instance, mode }: LabSession, terminal: Terminal): void {
  if (terminal.isJson) return
  const { file, texts } = instance.lab
  const words = readScreenWords()
  const say = (section: string) => {
    const text = texts[terminal.language].get(section)
    if (text === undefined) return
    terminal.print(fillText(text, instance.values, (key) => words?.find(key, terminal.language) ?? null))
    terminal.print('')
  }
  say('title')
  say('situation')
  if (mode === 'guided') for (const { id } of file.steps) say(`step:${id}`)
}

/** In exams objectives stand without their state, elsewhere with what is missing; answers never tick before hand-in. */
function sayObjectives(session: LabSession, terminal: Terminal): void {
  if (terminal.isJson) return
  const { lab, values } = session.instance
  const { language } = terminal
  const words = readScreenWords()
  const word = (key: string) => words?.find(key, language) ?? null
  for (const { objectiveId, isMet, points, dependsOnAnswers } of session.tracker.states()) {
    const isHidden = session.mode === 'exam' || dependsOnAnswers
    const finding =
      isMet || isHidden || session.mode !== 'guided' ? null : session.tracker.missing(objectiveId, session.facts)
    const why = finding === null ? '' : `: ${missingSentence(session.instance, objectiveId, finding, language, word)}`
    const text = fillText(lab.texts[language].get(`objective:${objectiveId}`) ?? objectiveId, values, word)
    terminal.print(`${isHidden ? '·' : isMet ? '✓' : '○'} ${text} (${points})${why}`)
  }
}

async function showSolution(session: LabSession, terminal: Terminal): Promise<void> {
  for (const [index, step] of session.instance.solution.entries()) {
    const lines = await commandsOfStep(session, async () => void (await solve(session, [step])), terminal.language)
    if (terminal.isJson) continue
    terminal.print(nameOfStep(step, index))
    for (const line of lines) terminal.print(`    ${line}`)
  }
  sayObjectives(session, terminal)
}

/** Takes calls line by line. @returns An exit code if the script cannot be read; null when it has ended. */
async function play(session: LabSession, terminal: Terminal, script: string | undefined): Promise<number | null> {
  const saved = new Map<string, unknown>()
  const make = async (text: string): Promise<number | null> => {
    const lines = readScript(text)
    if (!lines.ok) return terminal.fail(lines.failure)
    const steps = lines.value.map(({ step }) => step)
    for await (const { failure } of runSteps({ call: session.call }, steps, { folder: session.folder.files, saved })) {
      if (failure !== null) terminal.fail(failure)
      sayObjectives(session, terminal)
    }
    return null
  }
  if (script !== undefined) {
    const text = await readTextFile(script, scriptBytesMax)
    return text.ok ? make(text.value) : terminal.fail(text.failure)
  }
  // A slip in one line costs nothing: whoever types goes on.
  for await (const line of createInterface({ input: process.stdin })) await make(line)
  return null
}
