/** Which certificates of a host Hyper-V Replica takes. */
import type { OwnJudgement } from '../../../contract/certificate-facts.ts'
import type { HostView } from '../../../contract/views/host.ts'
import type { CertificateContext } from '../keys/context.ts'
import { judgeOnHost } from './judging.ts'

const store = 'LocalMachine\\My'

/** Certificates in Personal of a host that pass every rule of Hyper-V Replica reference 5.1, in the store's order. */
export function usableCertificates(context: Pick<CertificateContext, 'keeper'>, view: HostView): string[] {
  return judgedCertificates(context, view)
    .filter(({ judgement }) => judgement.accepted)
    .map(({ certificateId }) => certificateId)
}

/**
 * The certificate in Personal of a host that comes nearest to what Hyper-V Replica takes: the one that fails the fewest rules, of
 * several the first in the store. Why it fails is worth more to a reader than that there is none.
 * @returns Null where the store is empty.
 */
export function bestCertificate(context: Pick<CertificateContext, 'keeper'>, view: HostView): JudgedCertificate | null {
  const failedCount = ({ judgement }: JudgedCertificate) =>
    judgement.rules.filter((each) => !each.judgement.accepted).length
  return judgedCertificates(context, view).toSorted((one, other) => failedCount(one) - failedCount(other))[0] ?? null
}

interface JudgedCertificate {
  readonly certificateId: string
  readonly judgement: OwnJudgement
}

function judgedCertificates({ keeper }: Pick<CertificateContext, 'keeper'>, view: HostView): JudgedCertificate[] {
  const { world } = keeper.emulator
  const host = world.hosts.find((each) => each.hostId === view.hostId)
  if (!host) return []
  return host.stores
    .filter((entry) => entry.store === store)
    .map(({ certificate }) => ({
      certificateId: certificate.certificateId,
      judgement: judgeOnHost(host, view.fqdn, certificate, store, keeper.now(), world.crlPoints ?? []),
    }))
}
