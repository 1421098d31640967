/**
 * The bundle of a host: everything that one host needs in one folder or archive, with a script that brings it where it belongs,
 * one that undoes that, and a README for those who prefer to do it by hand.
 */
import { ok, type Reply } from '../../contract/failure.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { bundleReadme } from './bundle-readme.ts'
import { exportHost, type HostExport } from './export.ts'
import { exportNames, hostStem, nameRootFiles } from '../files/export-names.ts'
import type { AskedBeforehand } from '../scripts/import-script-head.ts'
import { thumbprintOf } from '../certificates/issue.ts'
import { undoScript } from '../scripts/undo-script.ts'
import type { ExportedFile } from '../files/write-files.ts'

export const importScriptFile = 'import.ps1'
export const undoScriptFile = 'undo.ps1'
export const readmeFile = 'README.txt'
const recordFile = 'import-record.json'

interface HostBundle extends Omit<HostExport, 'script' | 'rootFiles'> {
  readonly asked: AskedBeforehand
  readonly language: Language
}

/**
 * Makes the files of a bundle. The password is in none of them.
 * @returns The files, or `pfx.badPassword`.
 */
export async function bundleHost(request: HostBundle): Promise<Reply<ExportedFile[]>> {
  const { host, root, asked, language } = request
  const alsoTrusted = request.alsoTrusted ?? []
  const rootFiles = nameRootFiles([root.commonName, ...alsoTrusted.map(({ commonName }) => commonName)])
  const exported = await exportHost({
    ...request,
    rootFiles,
    script: { scriptFile: importScriptFile, recordFile, asked, language },
  })
  if (!exported.ok) return exported
  const names = exportNames(host.fqdn, root.commonName)
  const written = exported.value.map(({ name }) => name)
  const hostThumbprint = thumbprintOf(host.certificate)
  const undo = undoScript({
    dnsNames: host.dnsNames ?? [host.fqdn],
    hostThumbprint,
    scriptFile: undoScriptFile,
    importScriptFile,
    recordFile,
    language,
  })
  const readme = bundleReadme({
    language,
    fqdn: host.fqdn,
    hostThumbprint,
    rootFiles: rootFiles.map((files) => files.root),
    crlFiles: written.filter((name) => name.endsWith('.crl')),
    certificateFile: names.certificate,
    pfxFiles: written.filter((name) => name.endsWith('.pfx')),
    asked,
  })
  return ok([
    ...exported.value,
    { name: undoScriptFile, bytes: undo, mode: 0o600 },
    { name: readmeFile, bytes: readme, mode: 0o600 },
  ])
}

/** The name of a host's bundle: of the folder, or of the archive without its ending. */
export function bundleName(fqdn: string): string {
  return hostStem(fqdn)
}
