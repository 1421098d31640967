import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { language } from '../views/preferences.ts'
import { rehearsalReport } from '../views/rehearsal.ts'
import { scriptView } from '../views/wizard.ts'
import { ofVm } from './parts.ts'

/** The whole procedure in one go, the starting world, and the runbook of what was done. */
export const rehearsalCalls = {
  'rehearsal.run': command({
    summary: 'Performs the whole procedure on two emulated hosts with real certificates and writes report and runbook.',
    input: z.strictObject({ folder: z.string().min(1), language: language.default('en') }),
    output: rehearsalReport,
    failures: [
      'rehearsal.worldNotEmpty',
      'rehearsal.folderNotEmpty',
      'file.unwritable',
      'file.diskFull',
      'file.otherAuthority',
      'file.pathTooLong',
      'core.cancelled',
    ],
  }),
  'rehearsal.prepareTwoHosts': command({
    summary:
      'Fills an empty workspace with two hosts that trust each other and three virtual machines that already replicate.',
    input: z.strictObject({}),
    output: z.object({}),
    failures: [
      'rehearsal.worldNotEmpty',
      'core.cancelled',
      'file.unwritable',
      'file.diskFull',
      'file.otherAuthority',
      'file.pathTooLong',
    ],
  }),
  'rehearsal.report': query({
    summary: 'One failover, or one test failover of a replica, as a document to keep: HTML in one file.',
    input: z.strictObject({
      ...ofVm,
      /** Which test failover; left out, the last failover. */
      testStartedInstant: ids.instant.optional(),
      language: language.default('en'),
    }),
    output: z.object({ fileName: z.string(), text: z.string() }),
    failures: ['vm.unknown', 'rehearsal.unknown'],
  }),
  'runbook.view': query({
    summary: 'What was done in this workspace, as PowerShell per host for real hosts.',
    input: z.strictObject({ language: language.default('en') }),
    output: z.object({ scripts: z.array(scriptView) }),
    failures: [],
  }),
  'runbook.write': command({
    summary: 'Writes the runbook: Markdown and one PowerShell file per host.',
    input: z.strictObject({ folder: z.string().min(1), language: language.default('en') }),
    output: z.object({ files: z.array(z.string()) }),
    failures: ['file.unwritable', 'file.diskFull', 'file.otherAuthority', 'file.pathTooLong'],
  }),
}
