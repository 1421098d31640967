/**
 * Where labs are taken: at most one try is open, in a core of its own beside the user's. Calls that name the try reach that core,
 * all others the user's own; whoever named a try that is no longer open is refused, so that nothing is ever done in the wrong world.
 */
import type { CorePort } from '../../contract/client.ts'
import type { CoreEvent } from '../../contract/events.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { InputOf } from '../../contract/registry.ts'
import { calls, isCallName } from '../../contract/registry.ts'
import { instantiate, type LabInstance } from '../../labs/reading/instance.ts'
import { readPack, type Lab, type Pack } from '../../labs/reading/pack.ts'
import { chooseVariant } from '../../labs/reading/variants.ts'
import type { LabHandlers, OwnWorld } from '../base/lab-handlers.ts'
import { cardOfLab, cardOfTry } from './cards.ts'
import { entriesOf } from './folder-entries.ts'
import type { LabDeskOptions } from './desk-options.ts'
import { createLabFolder } from './lab-folder.ts'
import { openLabSession } from './session.ts'
import { createModels } from './model.ts'
import { createOpenTry, pointOf, type OpenTry } from './open-try.ts'
import { tryOf } from './results.ts'
import { createTries, type TryRecord } from './tries.ts'

/** Calls that are the user's own wherever the user is. */
const alwaysOwn = ['lab', 'labResult', 'preferences']

interface LabDesk {
  /** For the core of the user's own world. */
  labs(own: OwnWorld): LabHandlers
  /** That core and the one of the open try as one. */
  around(core: CorePort): CorePort
}

/** @param options Labs, folder, and what cores of labs are given. */
export function createLabDesk(options: LabDeskOptions): LabDesk {
  const { dependencies } = options
  const tries = createTries(options.folder)
  const models = createModels(options)
  const listeners = new Set<(event: CoreEvent) => void>()
  const emit = (event: CoreEvent) => listeners.forEach((listener) => listener(event))
  let open: OpenTry | null = null
  let own: OwnWorld = { rest: () => undefined, keepTry: () => ok(undefined), keptTries: () => [] }
  let pack: Promise<Reply<Pack>> | null = null
  /** They are part of the program; what could not be read is tried again. */
  async function readLabs(): Promise<Reply<Pack>> {
    const read = await (pack ??= readLabsIn(options.packFolder))
    if (!read.ok) pack = null
    return read
  }
  const wallNow = () => dependencies.now().getTime()

  const find = (id: string): Reply<OpenTry> => (open?.record().tryId === id ? ok(open) : fail('lab.notOpen'))

  async function leave(): Promise<Reply<void>> {
    if (open === null) return ok(undefined)
    const left = open
    open = null
    const reply = await left.close()
    own.rest(false)
    return reply
  }

  async function labNamed(id: string): Promise<Reply<{ readonly pack: Pack; readonly lab: Lab }>> {
    const read = await readLabs()
    if (!read.ok) return read
    const lab = read.value.labs.find(({ file }) => file.id.toLowerCase() === id.toLowerCase())
    return lab === undefined ? fail('lab.unknown', { id }) : ok({ pack: read.value, lab })
  }

  /** Opens the world of a try, which is built where it is not there yet. */
  async function enter(record: TryRecord, instance: LabInstance, isNew: boolean): Promise<Reply<void>> {
    const session = await openLabSession({
      instance,
      mode: record.mode,
      seed: record.seed,
      folder: createLabFolder(tries.folderOf(record.tryId)),
      dependencies,
      openWorkspace: options.openWorkspace,
    })
    if (!session.ok) return session
    // A lab that was left while its clock ran begins at rest, as it did at first.
    if (!isNew) await session.value.core().call('clock.setPace', { pace: 'paused' })
    const first = record.mode === 'guided' ? (instance.lab.file.steps[0]?.id ?? null) : null
    const begun: TryRecord = isNew
      ? {
          ...record,
          stepId: first,
          begunStepIds: first === null ? [] : [first],
          actionsAtStart: session.value.core().actions().length,
        }
      : record
    const entered = createOpenTry({ session: session.value, record: begun, tries, own, emit, wallNow })
    const marked = isNew && first !== null ? await session.value.mark(pointOf(first)) : ok(undefined)
    const written = marked.ok ? await tries.save(begun) : marked
    const saved = written.ok && isNew ? own.keepTry(tryOf(instance, begun, null)) : written
    if (!saved.ok) {
      await session.value.close()
      return saved
    }
    open = entered
    own.rest(true)
    return ok(undefined)
  }

  async function begin({ labId, mode, seed, insteadOf }: InputOf<'lab.begin'>): Promise<Reply<{ tryId: string }>> {
    const found = await labNamed(labId)
    if (!found.ok) return found
    const { lab } = found.value
    const { manifest } = found.value.pack
    const { file } = lab
    const wanted = mode ?? file.modes[0]!
    if (!file.modes.includes(wanted)) return fail('lab.modeUnknown', { id: file.id }, { field: 'mode' })
    // As decimal digits: a class can type it.
    const drawn = seed ?? String(Buffer.from(dependencies.randomBytes(8)).readBigUInt64BE())
    const seen = own.keptTries().filter((each) => each.labId === file.id)
    const variantId = chooseVariant(
      file.variants.map(({ id }) => id),
      drawn,
      seed === undefined ? seen.map((each) => each.variantId) : [],
    )
    const { instance } = instantiate(lab, variantId)
    if (instance === null) return fail('lab.packUnreadable', { path: `${manifest.id}/labs/${file.id}` })
    const left = await leave()
    if (!left.ok) return left
    const at = wallNow()
    const id = Buffer.from(dependencies.randomBytes(8)).toString('hex')
    const entered = await enter(
      {
        format: 1,
        tryId: id,
        packId: manifest.id,
        labId: file.id,
        labVersion: file.version,
        variantId,
        seed: drawn,
        mode: wanted,
        stepId: null,
        begunStepIds: [],
        hints: [],
        shownStepIds: [],
        begunWallInstant: at,
        leftWallInstant: at,
        usedSeconds: 0,
        actionsAtStart: 0,
        refusal: null,
        handedIn: null,
        isTouched: false,
      },
      instance,
      true,
    )
    if (!entered.ok) {
      await tries.remove(id)
      return entered
    }
    if (insteadOf !== undefined) await tries.remove(insteadOf)
    return ok({ tryId: id })
  }

  async function resume({ tryId }: InputOf<'lab.resume'>): Promise<Reply<{ tryId: string }>> {
    if (find(tryId).ok) return ok({ tryId })
    const record = await tries.find(tryId)
    if (!record.ok) return record
    const found = await labNamed(record.value.labId)
    if (!found.ok) return found.failure.code === 'lab.unknown' ? fail('lab.tryUnknown') : found
    const { instance } = instantiate(found.value.lab, record.value.variantId)
    // A lab that has become another one since is not what was begun.
    if (instance === null || found.value.lab.file.version !== record.value.labVersion) return fail('lab.tryUnknown')
    const left = await leave()
    if (!left.ok) return left
    const entered = await enter(record.value, instance, false)
    return entered.ok ? ok({ tryId }) : entered
  }

  /** What is done at the open try; afterwards whoever looks at it is told. */
  async function at<Value>(id: string, work: (at: OpenTry) => Promise<Reply<Value>> | Reply<Value>) {
    const found = find(id)
    if (!found.ok) return found
    const reply = await work(found.value)
    if (reply.ok) found.value.changed()
    return reply
  }
  const done = (reply: Reply<void>): Reply<Record<string, never>> => (reply.ok ? ok({}) : reply)

  return {
    labs(given) {
      own = given
      return {
        async 'lab.list'({ language }) {
          const read = await readLabs()
          if (!read.ok) return read
          const { manifest, labs } = read.value
          const records = await tries.list()
          const openTryId = open?.record().tryId ?? null
          return ok({
            packs: [{ packId: manifest.id, title: manifest.title[language], version: manifest.version }],
            labs: labs.map((lab) => cardOfLab(lab, manifest.id, language)),
            tries: records.flatMap((each) => {
              const record = each.tryId === openTryId ? open!.record() : each
              return cardOfTry(record, labs, openTryId) ?? []
            }),
            openTryId,
          })
        },
        'lab.begin': begin,
        'lab.resume': resume,
        async 'lab.leave'({ tryId }) {
          const found = find(tryId)
          return found.ok ? done(await leave()) : found
        },
        async 'lab.remove'({ tryId }) {
          if (find(tryId).ok) await leave()
          const record = await tries.find(tryId)
          return record.ok ? done(await tries.remove(tryId)) : record
        },
        'lab.view'({ tryId, language }) {
          const found = find(tryId)
          return found.ok ? ok(found.value.view(language)) : found
        },
        'lab.goTo': async ({ tryId, stepId }) => done(await at(tryId, (it) => it.goTo(stepId))),
        'lab.back': async ({ tryId, stepId }) => done(await at(tryId, (it) => it.back(stepId))),
        'lab.answer': async ({ tryId, questionId, answer }) =>
          done(await at(tryId, (it) => it.answer(questionId, answer))),
        'lab.openHint': async ({ tryId, stepId, kind }) => done(await at(tryId, (it) => it.openHint(stepId, kind))),
        'lab.showMe': ({ tryId, stepId, index, language }) =>
          at(tryId, (it) => models.show(it, stepId, index, language)),
        'lab.handIn': ({ tryId }) => at(tryId, (it) => it.handIn()),
        async 'lab.solution'({ tryId, language }) {
          const found = find(tryId)
          return found.ok ? models.compare(found.value, language) : found
        },
      }
    },
    around: (core) => ({
      call(name, input, tryId) {
        if (tryId === undefined || alwaysOwn.some((noun) => name.startsWith(`${noun}.`))) return core.call(name, input)
        const found = find(tryId)
        return found.ok ? found.value.call(name, input, isCommand(name)) : Promise.resolve(found)
      },
      subscribe(listener) {
        const end = core.subscribe(listener)
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
          end()
        }
      },
      async close() {
        await leave()
        await core.close()
      },
    }),
  }
}

/** Whether somebody does something with it: neither being there nor what is typed and not sent yet. */
function isCommand(name: string): boolean {
  return isCallName(name) && calls[name].kind === 'command' && name !== 'clock.attend' && !name.startsWith('draft.')
}

async function readLabsIn(folder: string): Promise<Reply<Pack>> {
  const unreadable = fail('lab.packUnreadable', { path: folder })
  const entries = await entriesOf(folder).catch(() => null)
  if (entries === null) return unreadable
  const { pack } = await readPack(entries, (bytes) => new TextDecoder().decode(bytes))
  return pack === null ? unreadable : ok(pack)
}
