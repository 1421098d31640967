import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { language } from '../views/preferences.ts'
import { crlPolicyView, crlStatusView, reminderView } from '../views/crl.ts'
import { fileFailures, fileInput, nothing } from './parts.ts'
import { reminderLimits } from '../limits/reminder.ts'

const ofRoot = { rootId: ids.rootId }
const withinDays = z.int().min(1).max(reminderLimits.withinDaysMax)

/** CRLs: how they are kept up to date and reach the hosts, and what is due when. */
export const crlCalls = {
  'crl.publish': command({
    summary: 'Signs a new CRL with the next number and writes it to a folder if one is named.',
    input: z.strictObject({
      rootId: ids.rootId,
      folder: z.string().optional(),
      /** Left out: as the root's policy says. */
      validDays: z.int().min(1).max(reminderLimits.crlDaysMax).optional(),
    }),
    output: z.object({ crlNumber: z.int(), path: z.string().nullable() }),
    failures: ['root.unknown', 'root.locked', 'time.wentBack', 'root.mayNotSignCrl', ...fileFailures],
  }),
  'crl.distribute': command({
    summary:
      'Brings the newest CRL of a root into every exported bundle and folder that holds an older one, and onto the emulated hosts that do not have it.',
    input: z.strictObject(ofRoot),
    output: z.object({
      crlNumber: z.int(),
      /** The files that were replaced. */
      paths: z.array(z.string()),
      /** Names of the hosts that have it now, and of those that could not be reached. */
      hosts: z.array(z.string()),
      silentHosts: z.array(z.string()),
      /** Files that are no longer where they were written. */
      missingCount: z.int(),
      /** Archives with an older one: they are written anew with their bundle. */
      archivesCount: z.int(),
    }),
    failures: ['root.unknown', 'crl.none', 'file.unwritable', 'file.diskFull'],
  }),
  'crl.list': query({
    summary: 'The CRL of every root: how long it holds, when the next one is due, and where it is offered.',
    input: z.strictObject({}),
    output: z.object({
      crls: z.array(crlStatusView),
      /** The loopback server; null while it does not run. */
      server: z.object({ port: ids.port, baseUrl: z.string() }).nullable(),
    }),
    failures: [],
  }),
  'crl.import': command({
    summary:
      'Takes over a CRL that a root signed before it came here: the next CRL is signed with its entries and a larger number.',
    input: z.strictObject({ file: fileInput }),
    output: z.object({
      rootId: ids.rootId,
      /** Of the CRL that was signed. */
      crlNumber: z.int(),
      /** Entries that no CRL signed here carried before. */
      takenOverCount: z.int(),
    }),
    failures: [
      'root.locked',
      'time.wentBack',
      'root.mayNotSignCrl',
      'crl.unreadable',
      'crl.foreign',
      'crl.signatureUnknown',
      'crl.isDelta',
      'crl.numberTooLarge',
      'crl.negativeNumber',
      'file.unreadable',
      'file.tooLarge',
      'file.notAFile',
      'file.noAnswer',
      'file.nestedTooDeeply',
      'file.notSupported',
    ],
  }),
  'crl.setPolicy': command({
    summary:
      'Sets how long CRLs of a root hold, when the next one is due, and the URL that goes into host certificates.',
    input: z.strictObject({
      ...ofRoot,
      /** What is left out stays as it is. Days count for CRLs that are signed from now on. */
      validDays: z.int().min(reminderLimits.plannedCrlDaysMin).max(reminderLimits.crlDaysMax).optional(),
      publishDays: z
        .int()
        .min(1)
        .max(reminderLimits.crlDaysMax - 1)
        .optional(),
      /** Goes into host certificates that are issued from now on; null takes it out again. */
      distributionPoint: z.string().max(reminderLimits.distributionPointLengthMax).nullable().optional(),
    }),
    output: crlPolicyView,
    failures: [
      'root.unknown',
      'crl.badPublishDays',
      'crlUrl.notHttp',
      'crlUrl.hasExtra',
      'crlUrl.badPath',
      'crlUrl.tooLong',
      'name.empty',
      'name.hasSpace',
      'name.badCharacter',
      'name.labelTooLong',
      'name.tooLong',
      'name.emptyLabel',
      'name.badHyphen',
      'name.isAddress',
    ],
  }),
  'crl.offer': command({
    summary:
      'Puts the newest CRL at the distribution point of its root, where emulated hosts fetch it, or takes that web server off line.',
    input: z.strictObject({ ...ofRoot, isReachable: z.boolean().default(true) }),
    output: nothing,
    failures: ['root.unknown', 'crl.noDistributionPoint', 'crl.none'],
  }),
  'crl.startServer': command({
    summary: 'Offers the CRLs of all roots over HTTP on 127.0.0.1, for rehearsals; it ends with the program.',
    input: z.strictObject({
      /** Left out: any free port. */
      port: ids.port.optional(),
    }),
    output: z.object({ port: ids.port, baseUrl: z.string() }),
    failures: ['crl.serverRuns', 'crl.portBusy'],
  }),
  'crl.stopServer': command({
    summary: 'Ends the loopback server for CRLs; does nothing while it does not run.',
    input: z.strictObject({}),
    output: nothing,
    failures: [],
  }),
  'reminder.list': query({
    summary: 'What ends or is due within so many days on the wall clock, soonest first: certificates, roots and CRLs.',
    input: z.strictObject({ withinDays: withinDays.default(reminderLimits.withinDaysMax) }),
    output: z.object({ reminders: z.array(reminderView) }),
    failures: [],
  }),
  'reminder.calendar': query({
    summary: 'The same as an iCalendar file (RFC 5545) with an alarm for each.',
    input: z.strictObject({
      withinDays: withinDays.default(reminderLimits.withinDaysMax),
      language: language.default('en'),
      /** DTSTAMP, in milliseconds since 1970; left out: now. */
      stampWallInstant: z.int().min(0).max(reminderLimits.wallInstantMax).optional(),
      /** How many days before each the calendar alarms. */
      alarmDays: z.int().min(0).max(reminderLimits.alarmDaysMax).default(14),
    }),
    output: z.object({ text: z.string(), fileName: z.string() }),
    failures: [],
  }),
}
