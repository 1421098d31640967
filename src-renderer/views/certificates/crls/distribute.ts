/** Brings the newest CRL of a root to hosts and bundles, and says where it is now. */
import type { Reply } from '../../../../src-main/contract/failure.ts'
import type { Call } from '../../../forms/form.svelte.ts'
import type { App } from '../../../state/app.svelte.ts'

/**
 * Distributes the CRLs of roots one after the other.
 * @param call Makes the calls, as a form gives it.
 * @returns The first refusal, if there is one.
 */
export async function distributeCrls(app: App, call: Call, rootIds: readonly string[]): Promise<Reply<unknown>> {
  for (const rootId of rootIds) {
    const reply = await call('crl.distribute', { rootId })
    if (!reply.ok) return reply
    const { t } = app.locale
    const { crlNumber, paths, hosts, silentHosts, archivesCount } = reply.value
    const said = [
      ...(paths.length > 0 ? [t('crls.distributedFiles', { count: paths.length })] : []),
      ...(hosts.length > 0 ? [t('crls.onHosts', { hosts: hosts.join(', ') })] : []),
      ...(silentHosts.length > 0 ? [t('crls.notOnSilent', { hosts: silentHosts.join(', ') })] : []),
      ...(archivesCount > 0 ? [t('crls.archivesLeft', { count: archivesCount })] : []),
    ]
    const tone = silentHosts.length + archivesCount > 0 ? 'info' : 'ok'
    app.toasts.show({ tone, title: t('crls.distributed', { number: crlNumber }), text: said.join('; ') })
  }
  return { ok: true, value: {} }
}
