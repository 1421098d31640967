/** Where files go when the user has not said otherwise. */
import type { App } from '../../../state/app.svelte.ts'

/**
 * @param app Where to ask.
 * @param of What is to be written: files of hosts, or a CRL alone.
 * @returns The full path of a folder.
 */
export async function proposeFolder(app: App, of: 'files' | 'crl' = 'files'): Promise<string> {
  const reply = await app.client.call('certificate.exportFolder', {})
  if (!reply.ok) return ''
  return of === 'crl' ? reply.value.crlFolder : reply.value.folder
}

/**
 * The folder of the passwords as it will be called for a folder that is being typed; only the core knows the one of a folder that
 * has its passwords elsewhere.
 */
export function passwordsFolderFor(folder: string): string {
  const [, above = '', own = ''] = /^(.*[\\/])?([^\\/]*)[\\/]?$/.exec(folder.trim()) ?? []
  const name = own.toLowerCase() === 'certificates' ? 'passwords' : `${own.replace(/ certificates$/i, '')} passwords`
  return `${above}${name}`
}
