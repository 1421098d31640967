/** The part of the certificate desk that keeps CRLs up to date and hands them out. */
import { exportNames } from '../../../authority/files/export-names.ts'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { StillView } from '../inventory/certificate-index.ts'
import type { CrlPolicyView, CrlStatusView, ReminderView } from '../../../contract/views/crl.ts'
import { offerFiles, type LoopbackFiles, type OfferedFile } from '../../../transport/loopback-files.ts'
import { calendarFileName, writeCalendar } from '../inventory/calendar.ts'
import { offerCrl } from './offering.ts'
import { setPolicy } from './policy.ts'
import { crlStatuses } from './status.ts'
import type { DeskContext } from '../context.ts'
import { remindersOf } from '../inventory/reminders.ts'
import { importCrl } from './taking-over.ts'

export interface CrlDesk {
  list(): CrlStatusView[]
  /** The loopback server; null while it does not run. */
  server(): OutputOf<'crl.list'>['server']
  setPolicy(input: ParsedInputOf<'crl.setPolicy'>): Reply<CrlPolicyView>
  importCrl(input: ParsedInputOf<'crl.import'>): Promise<Reply<OutputOf<'crl.import'>>>
  offer(input: ParsedInputOf<'crl.offer'>): Reply<Nothing>
  startServer(input: ParsedInputOf<'crl.startServer'>): Promise<Reply<OutputOf<'crl.startServer'>>>
  /** Ends the loopback server if it runs. */
  stopServer(): Promise<void>
  reminders(withinDays: number): ReminderView[]
  calendar(input: ParsedInputOf<'reminder.calendar'>): OutputOf<'reminder.calendar'>
}

/**
 * Opens this part of the desk.
 * @param context What the desk shares.
 * @param certificates All certificates as they are shown now.
 */
export function openCrlDesk(context: DeskContext, certificates: () => readonly StillView[]): CrlDesk {
  const { dependencies } = context
  const wallNow = () => dependencies.now().getTime()
  let running: LoopbackFiles | null = null
  const baseUrlOf = (port: number) => `http://127.0.0.1:${port}/`

  function list(): CrlStatusView[] {
    const port = running?.port
    return crlStatuses(context, (fileName) => (port === undefined ? null : `${baseUrlOf(port)}${fileName}`))
  }

  const desk: CrlDesk = {
    list,
    server: () => (running ? { port: running.port, baseUrl: baseUrlOf(running.port) } : null),
    setPolicy: (input) => setPolicy(context, input),
    importCrl: (input) => importCrl(context, input),
    offer: (input) => offerCrl(context, input),
    async startServer({ port }) {
      if (running) return fail('crl.serverRuns', { port: running.port }, { field: 'port' })
      running = await offerFiles(port ?? 0, (name) => offeredFile(context, name))
      return running
        ? ok({ port: running.port, baseUrl: baseUrlOf(running.port) })
        : fail('crl.portBusy', { port: port ?? 0 }, { field: 'port' })
    },
    async stopServer() {
      const ending = running
      running = null
      await ending?.close()
    },
    reminders: (withinDays) => remindersOf(certificates(), list(), wallNow(), withinDays),
    calendar({ withinDays, language, stampWallInstant, alarmDays }) {
      const text = writeCalendar(desk.reminders(withinDays), {
        language,
        stampWallInstant: stampWallInstant ?? wallNow(),
        alarmDays,
      })
      return { text, fileName: calendarFileName }
    },
  }
  return desk
}

/** The newest CRL of the root whose file has this name. Hosts may keep it until the next one is due. */
function offeredFile({ inventory, dependencies }: DeskContext, name: string): OfferedFile | null {
  const root = inventory.roots().find((each) => exportNames('', each.document.name).crl === name)
  const crl = root ? inventory.shownCrl(root.rootId) : null
  if (!crl) return null
  const { der, thisUpdateWallInstant, publishWallInstant, nextUpdateWallInstant } = crl.document
  const leftMilliseconds = (publishWallInstant ?? nextUpdateWallInstant) - dependencies.now().getTime()
  return {
    bytes: Buffer.from(der, 'base64'),
    contentType: 'application/pkix-crl',
    maxAgeSeconds: Math.max(0, Math.floor(leftMilliseconds / 1000)),
    changed: new Date(thisUpdateWallInstant),
  }
}
