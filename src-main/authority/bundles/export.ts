/**
 * Everything that one host needs, as files in memory: the root, its own certificate, the PFX in both profiles, the CRL and
 * the script that brings them where they belong. Whoever calls writes them, with `writeFiles` or into an archive.
 */
import type { KeyObject } from 'node:crypto'
import { ok, type Reply } from '../../contract/failure.ts'
import { writeP7b, writePem } from '../files/chain-files.ts'
import { importScript, type ImportScriptRequest } from '../scripts/import-script.ts'
import { thumbprintOf } from '../certificates/issue.ts'
import { buildPfx, type PfxProfileName } from '../files/pkcs12.ts'
import type { ExportedFile } from '../files/write-files.ts'
import type { RootFiles, ExportNames } from '../files/export-names.ts'
import { nameRootFiles, exportNames } from '../files/export-names.ts'

type ChainFormat = 'pem' | 'p7b'

/** A root that the host is to trust, with its CRL in DER; null when none has been signed. */
export interface TrustedRoot {
  readonly commonName: string
  readonly certificate: Uint8Array
  readonly crl: Uint8Array | null
}

export interface HostExport {
  readonly root: Omit<TrustedRoot, 'crl'>
  readonly crl: Uint8Array | null
  /** Roots of peers that the host is to trust besides its own. */
  readonly alsoTrusted?: readonly TrustedRoot[]
  readonly host: {
    readonly fqdn: string
    readonly dnsNames?: readonly string[]
    readonly certificate: Uint8Array
    /** Null where the key is on the host already. */
    readonly privateKey: KeyObject | null
  }
  readonly password: string
  readonly provider?: string
  readonly keySpec?: 'exchange' | 'signature'
  /** Which kinds of PFX; both if left out. */
  readonly profiles?: readonly PfxProfileName[]
  /** Files with the whole chain beside the ones for Windows. */
  readonly chainFormats?: readonly ChainFormat[]
  /** How the files of the roots are called, own root first; by their names if left out. */
  readonly rootFiles?: readonly RootFiles[]
  /** What the script is called and does, where it differs from the usual. */
  readonly script?: Partial<Pick<ImportScriptRequest, 'scriptFile' | 'recordFile' | 'asked' | 'language'>>
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Makes the files of one host. The password is in none of them.
 * @returns Own root, `<fqdn>.cer`, further roots, `<fqdn>.pem`, `<fqdn>.p7b` if asked for, `<fqdn>.compat.pfx`,
 *   `<fqdn>.modern.pfx`, CRLs and the import script, or `pfx.badPassword`.
 */
export async function exportHost(request: HostExport): Promise<Reply<ExportedFile[]>> {
  const { root, host } = request
  const names = exportNames(host.fqdn, root.commonName)
  const trusted = [{ ...root, crl: request.crl }, ...(request.alsoTrusted ?? [])]
  const rootFiles = request.rootFiles ?? nameRootFiles(trusted.map(({ commonName }) => commonName))
  const pfxFiles = await makePfx(request, names)
  if (!pfxFiles.ok) return pfxFiles
  const file = (name: string, bytes: Uint8Array): ExportedFile => ({ name, bytes, mode: 0o600 })
  const [ownRoot, ...otherRoots] = trusted.map(({ certificate }, index) =>
    file(rootFiles[index]?.root ?? names.root, certificate),
  )
  const crls = trusted.flatMap(({ crl }, index) =>
    crl === null ? [] : [file(rootFiles[index]?.crl ?? names.crl, crl)],
  )
  const script = importScript({
    dnsNames: host.dnsNames ?? [host.fqdn],
    hostThumbprint: thumbprintOf(host.certificate),
    scriptFile: names.script,
    roots: trusted.map(({ certificate }, index) => ({
      file: rootFiles[index]?.root ?? names.root,
      thumbprint: thumbprintOf(certificate),
    })),
    crls: crls.map(({ name }) => name),
    certificateFile: names.certificate,
    pfx: host.privateKey === null ? null : pfxNames(request, names),
    ...request.script,
  })
  const chain = [Buffer.from(host.certificate), Buffer.from(root.certificate)]
  const writers = { pem: writePem, p7b: writeP7b }
  const chainFiles = (request.chainFormats ?? []).map((format) =>
    file(`${names.certificate.replace(/\.cer$/, '')}.${format}`, writers[format](chain)),
  )
  return ok([
    ...(ownRoot ? [ownRoot] : []),
    file(names.certificate, host.certificate),
    ...otherRoots,
    ...chainFiles,
    ...pfxFiles.value,
    ...crls,
    file(request.script?.scriptFile ?? names.script, script),
  ])
}

async function makePfx(request: HostExport, names: ExportNames): Promise<Reply<ExportedFile[]>> {
  const { privateKey, certificate, fqdn } = request.host
  if (privateKey === null) return ok([])
  const files = await Promise.all(
    profilesOf(request).map(async (profile) => ({
      name: names[profile],
      made: await buildPfx({
        profile,
        certificate,
        privateKey,
        chain: [request.root.certificate],
        password: request.password,
        friendlyName: fqdn,
        randomBytes: request.randomBytes,
        ...(request.provider === undefined ? {} : { provider: request.provider }),
        ...(request.keySpec === undefined ? {} : { keySpec: request.keySpec }),
      }),
    })),
  )
  const written: ExportedFile[] = []
  for (const { name, made } of files) {
    if (!made.ok) return made
    written.push({ name, bytes: made.value, mode: 0o600 })
  }
  return ok(written)
}

function profilesOf({ profiles = ['compat', 'modern'] }: HostExport): readonly PfxProfileName[] {
  return profiles
}

function pfxNames(request: HostExport, names: ExportNames): { compat?: string; modern?: string } {
  return Object.fromEntries(profilesOf(request).map((profile) => [profile, names[profile]]))
}
