/** Which certificates files are written for. */
import type { App } from '../../../state/app.svelte.ts'

/**
 * A root stands for the certificates that it has issued; its own file comes with each of them.
 * @param app Where to ask.
 * @param wanted Certificates of hosts and of roots.
 * @returns Those of hosts; if there are only roots, what these have issued.
 */
export async function hostCertificatesOf(app: App, wanted: readonly string[]): Promise<readonly string[]> {
  const roots = app.world.roots.filter((each) => wanted.includes(each.certificateId))
  const named = wanted.filter((id) => !roots.some((root) => root.certificateId === id))
  if (named.length > 0 || roots.length === 0) return named
  const reply = await app.client.call('certificate.search', {
    kinds: ['host'],
    rootIds: roots.map((root) => root.rootId),
    limit: 0,
    withAllIds: true,
  })
  return reply.ok ? (reply.value.allIds ?? []) : []
}
