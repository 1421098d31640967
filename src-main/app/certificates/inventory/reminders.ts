/** What has to be done before a day: what the overview, `understudy ca expiring` and the calendar tell of. */
import type { StillView } from './certificate-index.ts'
import type { CrlStatusView, ReminderView } from '../../../contract/views/crl.ts'
import { dayMs } from '../../../kernel/clock.ts'

/**
 * Everything that ends or is due, soonest first. What was revoked or renewed ends without anybody missing it; the next
 * CRL is due and the present one ends, which are two days and two chances.
 * @param certificates Roots and host certificates.
 * @param crls The CRL of every root.
 * @param wallNow Now.
 * @param withinDays How far to look.
 */
export function remindersOf(
  certificates: readonly StillView[],
  crls: readonly CrlStatusView[],
  wallNow: number,
  withinDays: number,
): ReminderView[] {
  const until = wallNow + withinDays * dayMs
  const ofCertificates = certificates
    .filter(({ revocation, supersededBy }) => revocation === null && supersededBy === null)
    .map((each) => ({
      kind: each.kind === 'root' ? ('rootEnds' as const) : ('hostCertificateEnds' as const),
      subjectId: each.certificateId,
      name: each.dnsNames[0] ?? each.issuedTo,
      thumbprint: each.thumbprint,
      wallInstant: each.notAfterWallInstant,
    }))
  const thumbprints = new Map(certificates.map(({ certificateId, thumbprint }) => [certificateId, thumbprint]))
  const ofCrls = crls.flatMap(({ rootId, certificateId, root, crl }) => {
    if (!crl) return []
    const about = { subjectId: rootId, name: root, thumbprint: thumbprints.get(certificateId) ?? '' }
    return [
      { ...about, kind: 'crlPublish' as const, wallInstant: crl.publishWallInstant },
      { ...about, kind: 'crlEnds' as const, wallInstant: crl.nextUpdateWallInstant },
    ]
  })
  return [...ofCertificates, ...ofCrls]
    .filter(({ wallInstant }) => wallInstant <= until)
    .map((each) => ({ ...each, days: Math.floor((each.wallInstant - wallNow) / dayMs) }))
    .sort((one, next) => one.wallInstant - next.wallInstant || (one.subjectId < next.subjectId ? -1 : 1))
}
