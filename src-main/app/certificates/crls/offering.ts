/** CRLs at distribution points: what emulated hosts fetch, and what a real handshake beside them must know too. */
import { z } from 'zod'
import { crlFactsOf } from '../../../authority/verdict/facts.ts'
import { readCrl } from '../../../authority/inspection/inspect.ts'
import type { CrlPoint } from '../../../contract/certificate-facts.ts'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { policyOf } from './policy.ts'
import type { CertificateContext } from '../keys/context.ts'
import { worldCrlFacts } from '../inventory/world-facts.ts'

/** Which CRL lies at a URL. */
const offeredCrl = z.object({ rootId: z.string(), crlNumber: z.int() })
const settingKey = (url: string) => `crl point ${url}`

/**
 * Puts the newest CRL of a root at its distribution point, in place of whatever was there, or takes the web server off
 * line.
 * @returns Nothing, or `root.unknown`, `crl.noDistributionPoint`, `crl.none`.
 */
export function offerCrl(
  context: CertificateContext,
  { rootId, isReachable }: ParsedInputOf<'crl.offer'>,
): Reply<Nothing> {
  const { inventory, keeper, dependencies } = context
  const found = inventory.root(rootId)
  if (!found.ok) return found
  const { document } = found.value
  const url = policyOf(context, rootId).distributionPoint
  if (url === null) return fail('crl.noDistributionPoint', { root: document.name })
  const crl = inventory.latestCrl(rootId)
  if (!crl) return fail('crl.none', { root: document.name })
  const put = keeper.apply({
    kind: 'command',
    name: 'crlPoint.put',
    input: { url, isReachable, crl: worldCrlFacts(document, crl.document) },
  })
  if (!put.ok) return put
  const saved = dependencies.workspace.transaction(() => {
    dependencies.workspace.saveSetting(settingKey(url), { rootId, crlNumber: crl.crlNumber })
    return ok(undefined)
  })
  return saved.ok ? ok({}) : saved
}

/** What hosts find at a root's distribution point; null while nothing was put there. */
export function offeredOf(
  context: CertificateContext,
  rootId: string,
): { crlNumber: number; isReachable: boolean } | null {
  const url = policyOf(context, rootId).distributionPoint
  const point = context.keeper.emulator.world.crlPoints?.find((each) => each.url === url)
  const kept = point ? keptAt(context, point.url) : null
  return point && kept?.rootId === rootId ? { crlNumber: kept.crlNumber, isReachable: point.isReachable } : null
}

/** The distribution points with the dates of the real CRLs that lie there, for a verdict at the real time. */
export function realCrlPoints(context: CertificateContext): (CrlPoint & { readonly der: Buffer })[] {
  return (context.keeper.emulator.world.crlPoints ?? []).flatMap(
    ({ url, isReachable, crl: { issuerCertificateId } }) => {
      const kept = keptAt(context, url)
      const stored = kept ? context.inventory.crl(kept.rootId, kept.crlNumber) : null
      const der = stored ? Buffer.from(stored.document.der, 'base64') : null
      const read = der ? readCrl(der, 'inventory') : null
      if (!der || !read?.ok) return []
      const certificateIdOf = (serialNumber: string) => context.inventory.idOfSerial(serialNumber)
      return [{ url, isReachable, der, crl: crlFactsOf(read.value, { issuerCertificateId, certificateIdOf }) }]
    },
  )
}

function keptAt({ dependencies }: CertificateContext, url: string): z.infer<typeof offeredCrl> | null {
  return offeredCrl
    .nullable()
    .catch(null)
    .parse(dependencies.workspace.findSetting(settingKey(url)) ?? null)
}
