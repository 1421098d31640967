import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { importScript, type ImportScriptRequest } from '../../src-main/authority/scripts/import-script.ts'
import { undoScript } from '../../src-main/authority/scripts/undo-script.ts'
import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import type { ScriptView } from '../../src-main/contract/views/wizard.ts'
import type { Edition } from '../../src-main/contract/ids.ts'
import { buildRunbook } from '../../src-main/runbook/runbook.ts'
import { asideScripts } from '../../src-main/runbook/script-view.ts'
import { everyAction } from '../runbook/sample-actions.ts'
import { findPowerShell } from './find-powershell.ts'
import { problemsOf } from './reading.ts'
import { openSession } from './session.ts'

await Promise.all(languages.map(loadTexts))

const powerShell = await findPowerShell()
const folder = mkdtempSync(join(tmpdir(), 'understudy-reading-'))
const hostile = 'O\u2019Brien\'s "x" $(Get-Date) `n [1]* ; #> %'

const request: ImportScriptRequest = {
  dnsNames: ['hypervisor-01.lab.example', '*.lab.example'],
  hostThumbprint: 'B'.repeat(40),
  scriptFile: 'import.ps1',
  roots: [{ file: 'root.cer', thumbprint: 'A'.repeat(40) }],
  crls: ['Lab-Root.crl'],
  certificateFile: 'hypervisor-01.lab.example.cer',
  pfx: { compat: 'a.compat.pfx', modern: 'a.modern.pfx' },
}
const asked = {
  bindsReplicaServer: true,
  disablesRevocationCheck: true,
  storageLocation: "D:\\Bj\u00f6rk's [1]",
  port: 8443,
}
const imports: ImportScriptRequest[] = [
  request,
  { ...request, crls: [] },
  { ...request, pfx: null },
  { ...request, pfx: { compat: 'a.pfx' } },
  { ...request, pfx: { modern: 'a.pfx' }, recordFile: 'import-record.json' },
  { ...request, recordFile: 'import-record.json', asked },
]

/** Every kind of action as it stands beside a wizard. */
const views: ScriptView[] = ['web01', hostile].flatMap((text) =>
  everyAction(text).flatMap((action) => asideScripts([{ action, note: 'asAdministrator', page: null }], 'en')),
)

describe.runIf(powerShell !== null)('PowerShell and the help of Windows PowerShell 5.1 find nothing wrong', () => {
  const session = openSession(powerShell)
  afterAll(async () => {
    await session.close()
    rmSync(folder, { recursive: true, force: true })
  })
  let count = 0
  const write = (bytes: string | Uint8Array) => {
    const path = join(folder, `${++count}.ps1`)
    writeFileSync(path, bytes)
    return path
  }

  const editions: (Edition | undefined)[] = [undefined, '2012R2']
  it.each(
    languages.flatMap((language) =>
      editions.map((edition) => [language, edition ?? 'a new Windows Server', edition] as const),
    ),
  )(
    'in the runbook of every kind of action in %s for %s, whatever the names are',
    async (language, _title, edition) => {
      const paths = ['web01', hostile].flatMap((text) =>
        buildRunbook(
          everyAction(text).map((action) => ({ ...action, edition })),
          { language },
        )
          .files.filter(({ name }) => name.endsWith('.ps1'))
          .map(({ text: script }) => write(script)),
      )
      expect(await problemsOf(session, paths)).toEqual([])
    },
  )

  it('in the scripts that import and undo', async () => {
    const undo = { ...request, importScriptFile: 'import.ps1', recordFile: 'import-record.json' }
    const paths = [...imports.map(importScript), undoScript(undo)].map(write)
    expect(await problemsOf(session, paths)).toEqual([])
  })

  it('in what stands beside the wizards', async () => {
    // It is copied into a window and not run as a file, so it needs no mark.
    const paths = views.map((view) => write(`\ufeff${view.lines.map((line) => line.text).join('\r\n')}`))
    expect(await problemsOf(session, paths)).toEqual([])
  })

  it('but they find what is wrong', async () => {
    const wrong = [
      "Restore-VMSnapshot -VMName 'a' -Name 'b' -Confirm $false",
      'Get-WmiObject -Class Win32_BIOS',
      'Get-VM -Nam web01',
      '$a ?? $b',
      'Start-VM -Name',
      '# \u00fc',
      'if (',
    ]
    const found = await problemsOf(session, wrong.map(write))
    expect(found).toHaveLength(wrong.length)
  })
})
