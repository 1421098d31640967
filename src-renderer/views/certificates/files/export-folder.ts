/** Where files go when the user has not said otherwise: where the last ones went, else a folder of their own. */
import type { App } from '../../../state/app.svelte.ts'
import { besideWorkspace } from '../../beside-workspace.ts'

const lookedAt = 100

/**
 * @param app Where to ask.
 * @returns The full path of a folder.
 */
export async function proposeFolder(app: App): Promise<string> {
  const found = await app.client.call('certificate.search', { sort: 'issued', isDescending: true, limit: lookedAt })
  const exported = found.ok ? found.value.certificates.find((row) => row.isExported) : undefined
  if (exported) {
    const reply = await app.client.call('certificate.view', { certificateId: exported.certificateId })
    const path = reply.ok ? reply.value.exportedFiles[0]?.path : undefined
    if (path !== undefined) return path.replace(/[\\/][^\\/]*$/, '')
  }
  return besideWorkspace(app.world.view?.workspaceFolder ?? '', 'certificates')
}
