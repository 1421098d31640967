/** Where hosts got their PFX files from, so that a real handshake can read them again. */
import { basename, dirname, join } from 'node:path'
import { readPfx, type InspectedPfx } from '../../../authority/inspection/inspect.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { readInput } from '../../base/brought-file.ts'
import { passwordsFileName, passwordsPlaceOf, readPasswords } from '../export-folder/passwords-file.ts'
import type { CertificateContext } from '../keys/context.ts'

/** What everything around the stores of hosts shares. */
export interface StoreContext extends CertificateContext {
  /** Passwords that were typed for PFX files from elsewhere, by path; they live as long as the program. */
  readonly typedPasswords: Map<string, string>
}

/** Where the PFX of a host's certificate is. */
interface PfxSource {
  readonly path: string
}

const sourceKey = (hostId: string, certificateId: string) => `pfx ${hostId} ${certificateId}`

/** Writes down where a host got a certificate from. */
export function rememberPfx(
  { dependencies: { workspace } }: CertificateContext,
  hostId: string,
  certificateId: string,
  path: string,
): Reply<void> {
  return workspace.transaction(() => {
    workspace.saveSetting(sourceKey(hostId, certificateId), { path } satisfies PfxSource)
    return ok(undefined)
  })
}

/**
 * The PFX that a host got its certificate from, read from disk again.
 * @param typed Its password, where whoever asks gives it; else it is looked for.
 * @returns It, or `pfx.notFound`, `pfx.passwordUnknown` and what reading a PFX can give.
 */
export async function readPfxOf(
  context: StoreContext,
  hostId: string,
  certificateId: string,
  typed?: string,
): Promise<Reply<InspectedPfx>> {
  const { workspace } = context.dependencies
  const source = workspace.findSetting(sourceKey(hostId, certificateId)) as PfxSource | undefined
  if (!source) return fail('pfx.passwordUnknown', { path: certificateId, entry: 'none' })
  return readExportedPfx(context, source.path, typed)
}

/**
 * Reads a PFX file whose password was typed or stands in the file of passwords.
 * @returns It, or `pfx.notFound`, `pfx.passwordUnknown` and what reading a PFX can give.
 */
export async function readExportedPfx(
  { typedPasswords }: Pick<StoreContext, 'typedPasswords'>,
  path: string,
  typed?: string,
): Promise<Reply<InspectedPfx>> {
  const read = await readInput({ path })
  if (!read.ok) return fail('pfx.notFound', { path })
  const stem = basename(path).replace(/\.(compat|modern)\.pfx$/, '')
  const given = typed ?? typedPasswords.get(path)
  const passwords = given === undefined ? await passwordsBeside(path, stem) : [given]
  let reply: Reply<InspectedPfx> = fail('pfx.passwordUnknown', { path, entry: stem.replace(/^_wildcard/, '*') })
  for (const password of passwords) {
    reply = await readPfx(read.value.bytes, password, basename(path))
    if (reply.ok || reply.failure.code !== 'pfx.wrongPassword') return reply
  }
  return reply
}

/** Every password that may open a file: those of its folder, and of the folder above, because a bundle is one folder per host. */
async function passwordsBeside(path: string, stem: string): Promise<string[]> {
  const found: string[] = []
  for (const folder of [dirname(path), dirname(dirname(path))]) {
    const places = [{ path: join(folder, passwordsFileName) }, await passwordsPlaceOf(folder)]
    for (const each of places) found.push(...(await readPasswords(each)).allFor(stem))
  }
  return [...new Set(found)]
}
