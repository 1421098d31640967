/**
 * Is the computer's clock behind what was already signed? What is signed now would be older than what it replaces: hosts keep
 * the other CRL, and reminders come at the wrong time. So nothing is signed until the clock is right or was confirmed.
 */
import { z } from 'zod'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { CertificateContext } from './context.ts'

/** What time servers put right without anybody noticing, in milliseconds. */
const tolerance = 60_000
const settingKey = 'clockConfirmed'
const confirmation = z.object({ atWallInstant: z.int(), newestWallInstant: z.int() })

/**
 * @param rootId The root that is to sign, if it exists already.
 * @returns Nothing, or `time.wentBack`.
 */
export function demandClock(context: CertificateContext, rootId?: string): Reply<void> {
  const now = context.dependencies.now().getTime()
  const newest = newestOf(context, rootId)
  if (now >= newest - tolerance || isConfirmed(context, now, newest)) return ok(undefined)
  return fail('time.wentBack', { now: readable(now), newest: readable(newest) })
}

/** Has the clock as it is now count as right, however much later what was signed before says it was made. */
export function confirmClock(context: CertificateContext): Reply<{ atWallInstant: number; newestWallInstant: number }> {
  const { workspace, now } = context.dependencies
  const crls = context.inventory.roots().map(({ rootId }) => newestOf(context, rootId))
  const confirmed = { atWallInstant: now().getTime(), newestWallInstant: Math.max(newestOf(context), ...crls) }
  return workspace.transaction(() => {
    workspace.saveSetting(settingKey, confirmed)
    workspace.appendAudit({ kind: 'clock.confirmed', subject: 'clock', details: confirmed })
    return ok(confirmed)
  })
}

function isConfirmed({ dependencies: { workspace } }: CertificateContext, now: number, newest: number): boolean {
  const kept = confirmation.safeParse(workspace.findSetting(settingKey))
  return kept.success && newest <= kept.data.newestWallInstant && now >= kept.data.atWallInstant - tolerance
}

/** The newest moment that the audit trail, which tells of every signature, or the CRL of the root knows. */
function newestOf({ dependencies: { workspace }, inventory }: CertificateContext, rootId?: string): number {
  const audited = Date.parse(workspace.newestAuditAt() ?? '')
  const crl = rootId === undefined ? null : inventory.shownCrl(rootId)
  return Math.max(Number.isNaN(audited) ? 0 : audited, crl?.document.thisUpdateWallInstant ?? 0)
}

function readable(wallInstant: number): string {
  return `${new Date(wallInstant).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
