/**
 * Brings the newest CRL of a root to where it is needed: into the bundles and folders that hold an older one, and onto the emulated
 * hosts that do not have it. Files of another authority are left alone, and doing it again changes nothing more.
 */
import { basename, dirname } from 'node:path'
import { isCrlSignedBy, readCrl } from '../../../authority/inspection/inspect.ts'
import { writeFilesAnd } from '../../../authority/files/write-files.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf } from '../../../contract/registry.ts'
import { readBounded } from '../../base/read-bounded.ts'
import { outdatedHosts } from '../crls/outdated.ts'
import { versionsOf, type StoredRoot } from '../inventory/documents.ts'
import type { CertificateContext } from '../keys/context.ts'
import { importCrl } from './importing.ts'

type Output = OutputOf<'crl.distribute'>

/**
 * Distributes a CRL.
 * @returns Where it is now and where it could not be brought, or `root.unknown`, `crl.none`, `file.*`; with `partly` where some of
 *   the files were replaced before.
 */
export async function distributeCrl(context: CertificateContext, rootId: string): Promise<Reply<Output>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const newest = context.inventory.latestCrl(rootId)
  if (!newest) return fail('crl.none', { root: root.value.document.name })
  const bytes = Buffer.from(newest.document.der, 'base64')
  const found = await placesOf(context, root.value)
  const paths: string[] = []
  for (const { path, bytes: before } of found.files) {
    if (before.equals(bytes)) continue
    const file = { name: basename(path), bytes, mode: 0o600 }
    const written = await writeFilesAnd(dirname(path), [file], () => ok(undefined))
    if (!written.ok) return { ok: false, failure: { ...written.failure, ...(paths.length > 0 ? partly : {}) } }
    paths.push(path)
  }
  const hosts: string[] = []
  const silentHosts: string[] = []
  const brought = { name: `${root.value.document.name}.crl`, base64: newest.document.der }
  for (const { host } of outdatedHosts(context, root.value)) {
    const imported = await importCrl(context, { hostId: host.hostId, file: brought })
    if (imported.ok) hosts.push(host.name)
    else silentHosts.push(host.name)
  }
  const { missingCount, archivesCount } = found
  return ok({ crlNumber: newest.crlNumber, paths, hosts, silentHosts, missingCount, archivesCount })
}

const partly = { partly: { done: ['file.write'], remaining: ['file.write'] } } as const

interface Places {
  /** Files that hold a CRL of the root, with what is in them. */
  readonly files: readonly { readonly path: string; readonly bytes: Buffer }[]
  /** Files that are not where they were written. */
  readonly missingCount: number
  /** Archives, which are written anew with the bundle and not changed. */
  readonly archivesCount: number
}

async function placesOf({ dependencies: { workspace } }: CertificateContext, root: StoredRoot): Promise<Places> {
  const rows = workspace.listExports()
  const files: { path: string; bytes: Buffer }[] = []
  let missingCount = 0
  const ders = versionsOf(root).map(({ der }) => Buffer.from(der, 'base64'))
  for (const path of new Set(rows.flatMap((row) => (row.kind === 'crl' ? row.path : [])))) {
    const bytes = await readBounded(path)
    if (bytes === null) {
      missingCount += 1
      continue
    }
    const crl = readCrl(bytes, basename(path))
    if (crl.ok && ders.some((der) => isCrlSignedBy(crl.value, der))) files.push({ path, bytes })
  }
  const isOfRoot = (certificateId: string) => workspace.findCertificate(certificateId)?.rootId === root.rootId
  const archives = rows.filter((row) => row.kind === 'bundle' && isOfRoot(row.certificateId))
  return { files, missingCount, archivesCount: new Set(archives.map(({ path }) => path)).size }
}
