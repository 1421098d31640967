/** The audit trail: who reads it gets it page by page. */
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { CertificateContext } from './context.ts'

type Entry = OutputOf<'audit.list'>['entries'][number]

/** The entries from a number on, at most so many. */
export function listAudit(
  { dependencies: { workspace } }: Pick<CertificateContext, 'dependencies'>,
  { fromSequence, limit }: ParsedInputOf<'audit.list'>,
): Entry[] {
  return workspace
    .listAudit(fromSequence)
    .slice(0, limit)
    .map(({ sequence, at, kind, subject, details, hash }) => ({
      sequence,
      at,
      kind,
      subject,
      // Only what is around certificates writes entries, and it writes flat ones.
      details: details as Entry['details'],
      hash,
    }))
}
