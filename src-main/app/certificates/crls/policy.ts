/**
 * How long CRLs of a root hold, when the next one is due, and where hosts fetch it. It is kept beside the root and not in
 * it, because it may change as often as one likes while a root never changes.
 */
import { z } from 'zod'
import { parseCrlUrl } from '../../../authority/crls/crl-url.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { crlPolicyView, type CrlPolicyView } from '../../../contract/views/crl.ts'
import type { CertificateContext } from '../keys/context.ts'

/** What was set; the rest follows from how the CRL is delivered. */
const kept = z.object({
  validDays: crlPolicyView.shape.validDays.optional(),
  publishDays: crlPolicyView.shape.publishDays.optional(),
  distributionPoint: crlPolicyView.shape.distributionPoint.optional(),
})

/** CRLs that are carried to every host by hand must hold for long (Certificates reference 3.3). */
const byFile = { validDays: 180, publishDays: 60 }
/** CRLs that hosts fetch themselves can be young (Certificates reference 3.6). */
const byUrl = { validDays: 90, publishDays: 30 }

const settingKey = (rootId: string) => `crl policy ${rootId}`

/**
 * The policy of a root.
 * @param rootId A root of the workspace; for any other the defaults are given.
 */
export function policyOf({ dependencies }: Pick<CertificateContext, 'dependencies'>, rootId: string): CrlPolicyView {
  return completed(kept.parse(dependencies.workspace.findSetting(settingKey(rootId)) ?? {}))
}

/** What goes into the request for a host certificate: the URL of the CRL where the root has one. */
export function distributionPointOf(
  context: Pick<CertificateContext, 'dependencies'>,
  rootId: string,
): { crlDistributionPoint?: string } {
  const { distributionPoint } = policyOf(context, rootId)
  return distributionPoint === null ? {} : { crlDistributionPoint: distributionPoint }
}

/**
 * Changes the policy of a root; it counts for CRLs and certificates that are signed from now on.
 * @returns The policy as it is now, or `root.unknown`, `crl.badPublishDays`, or what is wrong with the URL.
 */
export function setPolicy(
  context: CertificateContext,
  { rootId, validDays, publishDays, distributionPoint }: ParsedInputOf<'crl.setPolicy'>,
): Reply<CrlPolicyView> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const { workspace } = context.dependencies
  const before = kept.parse(workspace.findSetting(settingKey(rootId)) ?? {})
  const url = distributionPoint ? parseCrlUrl(distributionPoint, 'distributionPoint') : ok(distributionPoint)
  if (!url.ok) return url
  const wanted = {
    ...before,
    ...(validDays === undefined ? {} : { validDays }),
    ...(publishDays === undefined ? {} : { publishDays }),
    ...(url.value === undefined ? {} : { distributionPoint: url.value === '' ? null : url.value }),
  }
  const policy = completed(wanted)
  if (policy.publishDays >= policy.validDays) {
    const field = publishDays === undefined && validDays !== undefined ? 'validDays' : 'publishDays'
    return fail('crl.badPublishDays', { publishDays: policy.publishDays, validDays: policy.validDays }, { field })
  }
  const saved = workspace.transaction(() => {
    workspace.saveSetting(settingKey(rootId), wanted)
    workspace.appendAudit({
      kind: 'crl.policyChanged',
      subject: rootId,
      details: { ...policy, distributionPoint: policy.distributionPoint ?? '' },
    })
    return ok(undefined)
  })
  return saved.ok ? ok(policy) : saved
}

function completed({ validDays, publishDays, distributionPoint = null }: z.infer<typeof kept>): CrlPolicyView {
  const usual = distributionPoint === null ? byFile : byUrl
  return {
    validDays: validDays ?? usual.validDays,
    publishDays: publishDays ?? usual.publishDays,
    distributionPoint,
  }
}
