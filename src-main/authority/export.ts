/**
 * Everything that one host needs, as files in memory: the root, its own certificate, the PFX in both profiles, the CRL and
 * the script that brings them where they belong. Whoever calls writes them, with `writeFiles` or into an archive.
 */
import type { KeyObject } from 'node:crypto'
import { ok, type Reply } from '../contract/failure.ts'
import { writeP7b, writePem } from './chain-files.ts'
import { importScript } from './import-script.ts'
import { thumbprintOf } from './issue.ts'
import { buildPfx, type PfxProfileName } from './pkcs12.ts'
import type { ExportedFile } from './write-files.ts'

export type ChainFormat = 'pem' | 'p7b'

export interface HostExport {
  readonly root: { readonly commonName: string; readonly certificate: Uint8Array }
  /** The CRL in DER; null when none has been signed. */
  readonly crl: Uint8Array | null
  readonly host: { readonly fqdn: string; readonly certificate: Uint8Array; readonly privateKey: KeyObject }
  readonly password: string
  readonly provider?: string
  readonly keySpec?: 'exchange' | 'signature'
  /** Files with the whole chain beside the ones for Windows. */
  readonly chainFormats?: readonly ChainFormat[]
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Makes the files of one host. The password is in none of them.
 * @returns `root.cer`, `<fqdn>.cer`, `<fqdn>.compat.pfx`, `<fqdn>.modern.pfx`, `<root>.crl` `<fqdn>.import.ps1`, and `<fqdn>.pem`, `<fqdn>.p7b` if asked for, or
 *   `pfx.badPassword`.
 */
export async function exportHost(request: HostExport): Promise<Reply<ExportedFile[]>> {
  const { root, host } = request
  const names = exportNames(host.fqdn, root.commonName)
  const pfx = (profile: PfxProfileName) =>
    buildPfx({
      profile,
      certificate: host.certificate,
      privateKey: host.privateKey,
      chain: [root.certificate],
      password: request.password,
      friendlyName: host.fqdn,
      randomBytes: request.randomBytes,
      ...(request.provider === undefined ? {} : { provider: request.provider }),
      ...(request.keySpec === undefined ? {} : { keySpec: request.keySpec }),
    })
  const [compat, modern] = await Promise.all([pfx('compat'), pfx('modern')])
  if (!compat.ok) return compat
  if (!modern.ok) return modern
  const script = importScript({
    fqdn: host.fqdn,
    rootThumbprint: thumbprintOf(root.certificate),
    hostThumbprint: thumbprintOf(host.certificate),
    names,
    hasCrl: request.crl !== null,
  })
  const chain = [Buffer.from(host.certificate), Buffer.from(root.certificate)]
  const writers = { pem: writePem, p7b: writeP7b }
  const chainFiles = (request.chainFormats ?? []).map((format) => ({
    name: `${names.certificate.replace(/\.cer$/, '')}.${format}`,
    bytes: writers[format](chain),
    mode: 0o600,
  }))
  return ok([
    { name: names.root, bytes: root.certificate, mode: 0o600 },
    { name: names.certificate, bytes: host.certificate, mode: 0o600 },
    ...chainFiles,
    { name: names.compat, bytes: compat.value, mode: 0o600 },
    { name: names.modern, bytes: modern.value, mode: 0o600 },
    ...(request.crl === null ? [] : [{ name: names.crl, bytes: request.crl, mode: 0o600 }]),
    { name: names.script, bytes: Buffer.from(script, 'latin1'), mode: 0o600 },
  ])
}

export interface ExportNames {
  readonly root: string
  readonly certificate: string
  readonly compat: string
  readonly modern: string
  readonly crl: string
  readonly script: string
}

/** The names of the files of one host; characters that some file system refuses become hyphens. */
export function exportNames(fqdn: string, rootCommonName: string): ExportNames {
  const host = fqdn.replace(/^\*/, '_wildcard')
  const root = rootCommonName.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return {
    root: 'root.cer',
    certificate: `${host}.cer`,
    compat: `${host}.compat.pfx`,
    modern: `${host}.modern.pfx`,
    crl: `${root === '' ? 'root' : root}.crl`,
    script: `${host}.import.ps1`,
  }
}
