/**
 * How urgent the next CRL of each root is. Real CRLs live in real time, so everything here counts on the wall clock; the
 * CRLs in the stores of emulated hosts live in virtual time and are counted there.
 */
import { exportNames } from '../../../authority/files/export-names.ts'
import type { CrlState, CrlStatusView } from '../../../contract/views/crl.ts'
import { offeredOf } from './offering.ts'
import { outdatedHosts } from './outdated.ts'
import { policyOf } from './policy.ts'
import type { CertificateContext } from '../keys/context.ts'
import type { StoredCrl, StoredRoot } from '../inventory/documents.ts'
import { dayMs } from '../../../kernel/clock.ts'

/** How long before it is due the next CRL is announced. */
const publishSoonDays = 14
/** How long before its end a CRL that was not replaced becomes a warning, as for certificates. */
const endsSoonDays = 30

/**
 * The status of the CRL of every root.
 * @param urlOf Where the loopback server offers a file; null while it does not run.
 */
export function crlStatuses(context: CertificateContext, urlOf: (fileName: string) => string | null): CrlStatusView[] {
  const wallNow = context.dependencies.now().getTime()
  return context.inventory.roots().map((root) => {
    const { rootId, document } = root
    const newest = context.inventory.shownCrl(rootId)
    const crl = newest ? crlCountdown(context, root, newest, wallNow) : null
    const fileName = exportNames('', document.name).crl
    return {
      rootId,
      certificateId: document.certificateId,
      root: document.name,
      maySign: context.inventory.maySignCrl(root),
      policy: policyOf(context, rootId),
      state: crl ? stateOf(crl) : 'none',
      crl,
      outdatedHosts: outdatedHosts(context, root).map(({ host, misses }) => ({
        hostId: host.hostId,
        host: host.name,
        misses,
      })),
      fileName,
      servedUrl: newest ? urlOf(fileName) : null,
      offered: offeredOf(context, rootId),
    }
  })
}

type Countdown = NonNullable<CrlStatusView['crl']>

function crlCountdown(context: CertificateContext, root: StoredRoot, newest: StoredCrl, wallNow: number): Countdown {
  const { document, crlNumber } = newest
  const { thisUpdateWallInstant, nextUpdateWallInstant } = document
  // CRLs from before there was a policy say nothing themselves; they cannot be due later than they end.
  const planned = thisUpdateWallInstant + policyOf(context, root.rootId).publishDays * dayMs
  const publishWallInstant = document.publishWallInstant ?? Math.min(planned, nextUpdateWallInstant)
  const daysUntil = (wallInstant: number) => Math.floor((wallInstant - wallNow) / dayMs)
  return {
    crlNumber,
    thisUpdateWallInstant,
    publishWallInstant,
    nextUpdateWallInstant,
    revokedCount: document.revoked.length,
    sizeBytes: Buffer.byteLength(document.der, 'base64'),
    daysUntilPublish: daysUntil(publishWallInstant),
    daysUntilEnd: daysUntil(nextUpdateWallInstant),
  }
}

/** A CRL that ends soon is only worth a warning when the next one is due: one for ten days is young at its fifth. */
function stateOf({ daysUntilPublish, daysUntilEnd }: Countdown): CrlState {
  if (daysUntilEnd < 0) return 'ended'
  if (daysUntilPublish < 0) return daysUntilEnd < endsSoonDays ? 'endsSoon' : 'publishDue'
  return daysUntilPublish < publishSoonDays ? 'publishSoon' : 'current'
}
