/**
 * `manifest.json` of an export folder: which files belong together, which authority they are of, and where their passwords are. It
 * is there for people and for the next export, which knows by it what it may replace.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { readBounded } from '../../base/read-bounded.ts'

export const manifestFileName = 'manifest.json'

const hostEntry = z.object({
  fqdn: z.string(),
  /** Of the certificate. */
  thumbprint: z.string(),
  /** Thumbprint of the root that issued it. */
  authority: z.string(),
  form: z.enum(['files', 'folder', 'zip']),
  /** The certificate and what belongs to it alone; a bundle is one folder or one archive. */
  files: z.array(z.string()),
  script: z.string().nullable(),
  /** Roots and CRLs that the script needs beside it; in a bundle they are in the bundle. */
  roots: z.array(z.string()),
  crls: z.array(z.string()),
  /** The file that has the password of the PFX files; null where there are none. */
  passwords: z.string().nullable(),
})
export type ManifestHost = z.infer<typeof hostEntry>

const manifest = z.object({
  product: z.literal('Understudy'),
  format: z.literal(1),
  authorities: z.array(z.object({ name: z.string(), thumbprint: z.string() })),
  hosts: z.array(hostEntry),
})
export type Manifest = z.infer<typeof manifest>

/** A manifest, nothing, or something that is no manifest of ours. */
type FoundManifest = { readonly manifest: Manifest } | 'none' | 'foreign'

/** Reads the manifest of a folder. */
export async function readManifest(folder: string): Promise<FoundManifest> {
  const bytes = await readBounded(join(folder, manifestFileName))
  if (bytes === null) return 'none'
  try {
    const read = manifest.safeParse(JSON.parse(bytes.toString('utf8')))
    return read.success ? { manifest: read.data } : 'foreign'
  } catch {
    return 'foreign'
  }
}

/**
 * Adds what is exported now; the same host in the same form is replaced.
 * @param before What the folder had, if anything.
 */
export function addToManifest(before: Manifest | null, added: Pick<Manifest, 'authorities' | 'hosts'>): Manifest {
  const keyOf = (host: ManifestHost) => `${host.form} ${host.fqdn}`
  const hosts = new Map([...(before?.hosts ?? []), ...added.hosts].map((host) => [keyOf(host), host]))
  const authorities = new Map(
    [...(before?.authorities ?? []), ...added.authorities].map((each) => [each.thumbprint, each]),
  )
  return {
    product: 'Understudy',
    format: 1,
    authorities: [...authorities.values()],
    hosts: [...hosts.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
  }
}

/** The manifest as a file. */
export function formatManifest(value: Manifest): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** The authority that the manifest names for a file of a host, by thumbprint; null where it names none. */
export function authorityOf({ hosts }: Manifest, name: string): string | null {
  const folded = name.toLowerCase()
  return hosts.find(({ files }) => files.some((each) => each.toLowerCase() === folded))?.authority ?? null
}
