/**
 * The whole procedure in one go: every step makes the calls that a user makes and checks its end state. What it writes is
 * what a user takes to real hosts.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../authority/files/make-folder.ts'
import { readNamedFile } from '../../authority/files/read-file.ts'
import { fileFailure, probeFolder, writeFiles } from '../../authority/files/write-files.ts'
import { fail, ok, type Failure, type PartStep, type Reply } from '../../contract/failure.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { RehearsalReport, RehearsalStep } from '../../contract/views/rehearsal.ts'
import type { FailoverView, LossView } from '../../contract/views/replication.ts'
import { renderReport } from '../../runbook/report-html.ts'
import { buildRunbook } from '../../runbook/runbook.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { folderOf } from '../base/folders.ts'
import { listCertificates } from '../certificates/inventory/listing.ts'
import { actionsOf } from '../actions/actions.ts'
import { cast, type Props } from './cast.ts'
import { canGoOn, findProgress, forgetProgress, keepProgress, returnToStep, type Progress } from './going-on.ts'
import { afterFailover, enableReplication, plannedFailover, unplannedFailover } from './perform.ts'
import { certificates, hosts, importing, replicaServer } from './prepare.ts'
import { createStage, nothingFound, StepStopped, type Stage } from './stage.ts'

type StepReport = RehearsalReport['steps'][number]

const steps: readonly (readonly [RehearsalStep, (stage: Stage, props: Props) => Promise<void>])[] = [
  ['hosts', hosts],
  ['certificates', certificates],
  ['import', importing],
  ['replicaServer', replicaServer],
  ['enableReplication', enableReplication],
  ['plannedFailover', plannedFailover],
  ['unplannedFailover', unplannedFailover],
  ['afterFailover', afterFailover],
]

/** With the report as the last one. */
const stepCount = steps.length + 1

/**
 * Rehearses in an empty workspace, or goes on where an earlier command for the same folder was stopped.
 * @param context What the handlers share.
 * @param options Where to write, and the language of report and runbook.
 * @param signal Ends the rehearsal between two steps.
 * @returns The report, `passed` only if every check of every step passed; or the failure that stopped it.
 */
export async function runRehearsal(
  context: HandlerContext,
  options: { readonly folder: string; readonly language: Language },
  signal: AbortSignal,
): Promise<Reply<RehearsalReport>> {
  const { keeper, dependencies } = context
  const folder = folderOf(dependencies.workspace.path, options.folder)
  const earlier = keeper.emulator.world.hosts.length > 0 ? findProgress(context, folder) : null
  if (keeper.emulator.world.hosts.length > 0 && !earlier) {
    return fail('rehearsal.worldNotEmpty', { path: dependencies.workspace.path })
  }
  const usable = earlier ? await probeFolder(folder) : await checkFolder(folder)
  if (!usable.ok) return usable
  const returned = earlier ? await returnToStep(context, earlier.place, signal) : ok(undefined)
  if (!returned.ok) return stoppedAfter(context, earlier?.reports.length ?? 0, returned.failure)

  const stage = createStage(context, folder, options.language)
  const progress: Progress = earlier ?? {
    folder,
    beganWallInstant: dependencies.now().getTime(),
    beganInstant: keeper.now(),
    props: newProps(),
    reports: [],
  }
  const { props, reports } = progress
  try {
    for (const [step, perform] of steps.slice(reports.length)) {
      if (signal.aborted)
        return stoppedAfter(context, reports.length, fail('core.cancelled', { task: 'rehearsal.run' }).failure)
      const kept = keepProgress(context, progress)
      if (!kept.ok) throw new StepStopped(kept.failure)
      reports.push(await performStep(stage, props, step, perform))
    }
    const kept = keepProgress(context, progress)
    if (!kept.ok) throw new StepStopped(kept.failure)
  } catch (error) {
    if (error instanceof StepStopped) return stoppedAfter(context, reports.length, context.withFix(error.failure))
    throw error
  }
  const written = await writeReport(stage, progress, options.language)
  const forgotten = written.ok ? forgetProgress(context) : written
  return forgotten.ok ? written : stoppedAfter(context, steps.length, forgotten.failure)
}

function newProps(): Props {
  return {
    firstHostId: '',
    secondHostId: '',
    firstFqdn: '',
    secondFqdn: '',
    firstVmId: '',
    secondVmId: '',
    rootId: '',
    certificateIds: {},
    handshake: { protocol: '', cipher: '', verdict: '', engine: '', agrees: false },
  }
}

/** What each step is called where it is said how far a rehearsal came. */
const parts: Readonly<Record<RehearsalStep, PartStep>> = {
  hosts: 'host.add',
  certificates: 'certificate.issue',
  import: 'certificate.importOnHost',
  replicaServer: 'replicaServer.set',
  enableReplication: 'replication.enable',
  plannedFailover: 'failover.runPlanned',
  unplannedFailover: 'failover.runUnplanned',
  afterFailover: 'vm.setGuestIp',
  report: 'file.write',
}

/** Where nothing is kept, what it had done is gone with the command; the folder stays to be looked at. */
function stoppedAfter(context: HandlerContext, count: number, failure: Failure): Reply<never> {
  if (context.keeper.emulator.world.hosts.length === 0) return { ok: false, failure }
  const names = [...steps.map(([step]) => step), 'report' as const].map((step) => parts[step])
  // The first step may have been stopped in its middle.
  const begun = Math.max(1, count)
  const partly = { done: names.slice(0, begun), remaining: names.slice(begun) }
  return { ok: false, failure: { ...failure, partly: canGoOn(context) ? partly : { ...partly, anew: true } } }
}

function failoverOf(stage: Stage, vmId: string): FailoverView | undefined {
  return stage.vm(vmId).replication?.failover ?? undefined
}

async function performStep(
  stage: Stage,
  props: Props,
  step: RehearsalStep,
  perform: (stage: Stage, props: Props) => Promise<void>,
): Promise<StepReport> {
  const { hub, keeper } = stage.context
  const title = stage.text(`step.${step}`)
  const startedInstant = keeper.now()
  const wallStart = performance.now()
  const index = steps.findIndex(([each]) => each === step) + 1
  hub.emit('rehearsal.stepStarted', startedInstant, { step, title, index, total: stepCount })
  await perform(stage, props)
  const checks = stage.takeChecks()
  const passed = checks.length > 0 && checks.every((check) => check.passed)
  hub.emit('rehearsal.stepCompleted', keeper.now(), { step, title, index, total: stepCount, passed })
  return {
    step,
    title,
    passed,
    startedInstant,
    endedInstant: keeper.now(),
    wallMilliseconds: Math.round(performance.now() - wallStart),
    checks,
    firstHost: sideOf(stage, props.firstVmId, cast.firstHost),
    secondHost: sideOf(stage, props.secondVmId, cast.secondHost),
  }
}

function sideOf(stage: Stage, vmId: string, host: string): StepReport['firstHost'] {
  const vm = vmId === '' ? null : stage.vm(vmId)
  if (!vm) return null
  return {
    host,
    vmState: vm.state,
    mode: vm.replication?.mode ?? 'None',
    state: vm.replication?.state ?? 'Disabled',
    health: vm.replication?.health ?? 'NotApplicable',
  }
}

async function writeReport(stage: Stage, course: Progress, language: Language): Promise<Reply<RehearsalReport>> {
  const { context, folder } = stage
  const { keeper, dependencies } = context
  const wallStart = performance.now()
  const progress = { step: 'report', title: stage.text('step.report'), index: stepCount, total: stepCount }
  context.hub.emit('rehearsal.stepStarted', keeper.now(), progress)
  const runbook = buildRunbook(actionsOf(context.keeper), { language })
  const written = await writeFiles(
    join(folder, 'runbook'),
    runbook.files.map(({ name, text }) => ({ name, bytes: Buffer.from(text, 'utf8'), mode: 0o644 })),
  )
  if (!written.ok) return written
  const onDisk = await listFiles(folder)
  const files = [...onDisk, 'report.html', 'report.json'].sort()
  const missing = runbook.files.filter(({ name }) => !onDisk.includes(`runbook/${name}`))
  stage.check('check.filesWritten', {}, nothingFound, missing.map(({ name }) => name).join(', ') || nothingFound)
  const checks = stage.takeChecks()
  const last: StepReport = {
    step: 'report',
    title: progress.title,
    passed: checks.every((check) => check.passed),
    startedInstant: keeper.now(),
    endedInstant: keeper.now(),
    wallMilliseconds: Math.round(performance.now() - wallStart),
    checks,
    firstHost: sideOf(stage, course.props.firstVmId, cast.firstHost),
    secondHost: sideOf(stage, course.props.secondVmId, cast.secondHost),
  }
  const all = [...course.reports, last]
  const [planned, unplanned] = [failoverOf(stage, course.props.secondVmId), failoverOf(stage, course.props.firstVmId)]
  const report: RehearsalReport = {
    product: 'Understudy',
    version: dependencies.applicationVersion,
    seed: keeper.emulator.world.seed,
    passed: all.every((step) => step.passed),
    worldHash: keeper.emulator.hash(),
    folder,
    wallStarted: new Date(course.beganWallInstant).toISOString(),
    wallMilliseconds: Math.max(0, dependencies.now().getTime() - course.beganWallInstant),
    virtualSeconds: Math.floor((keeper.now() - course.beganInstant) / 1_000),
    steps: all,
    certificates: listCertificates(context).map((certificate) => ({
      name: certificate.issuedTo,
      thumbprint: certificate.thumbprint,
      serial: certificate.serial,
      files: certificate.exportedFiles.map((file) => file.path.slice(folder.length + 1)),
    })),
    handshake: course.props.handshake,
    plannedLoss: planned?.loss ?? noLoss,
    unplannedLoss: unplanned?.loss ?? noLoss,
    awaySeconds: { planned: away(planned, keeper.now()), unplanned: away(unplanned, keeper.now()) },
    files,
  }
  const saved = await writeFiles(folder, [
    { name: 'report.json', bytes: Buffer.from(`${JSON.stringify(report, null, 2)}\n`, 'utf8'), mode: 0o644 },
    { name: 'report.html', bytes: Buffer.from(renderReport(report, language), 'utf8'), mode: 0o644 },
  ])
  if (!saved.ok) return saved
  context.hub.emit('rehearsal.stepCompleted', keeper.now(), { ...progress, passed: last.passed })
  return ok(report)
}

const noLoss: LossView = { lostSeconds: 0, lostBytes: 0, lostWrites: 0, files: [] }

/** Whole seconds until a client was answered; until now where none has been. */
function away(failover: FailoverView | undefined, now: number): number {
  return failover ? Math.round(((failover.reachedInstant ?? now) - failover.stoppedInstant) / 1_000) : 0
}

/** Refuses a folder with anything in it, also of an earlier rehearsal, whose root is another one; and one that cannot be written. */
async function checkFolder(folder: string): Promise<Reply<void>> {
  try {
    await makeFolder(folder)
    const entries = await readdir(folder)
    // The mark of a rehearsal that was stopped before it wrote anything is no reason to refuse.
    const isUnused = entries.length === 0 || (entries.length === 1 && (await isMarked(folder)))
    if (!isUnused) {
      return fail('rehearsal.folderNotEmpty', { path: folder }, { field: 'folder' })
    }
  } catch (error) {
    return fileFailure(error, folder)
  }
  // A folder can be there and yet refuse a file; better now than after the certificates.
  const probe = await writeFiles(folder, [{ name: '.understudy', bytes: Buffer.from('rehearsal\n'), mode: 0o644 }])
  return probe.ok ? ok(undefined) : probe
}

async function isMarked(folder: string): Promise<boolean> {
  const read = await readNamedFile(join(folder, '.understudy'), { sizeBytesMax: 100 })
  return read.ok && read.value.toString('utf8') === 'rehearsal\n'
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name !== '.understudy')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => name !== 'report.json' && name !== 'report.html')
    .map((name) => name.replaceAll('\\', '/'))
}
