/** Repairs of a certificate that the other side refuses: on the host that judges, or on the one that shows it. */
import type { Failure, Fix } from '../../contract/failure.ts'
import type { HostView } from '../../contract/views/host.ts'
import { hostNamed, repair, sideOf, step, type RepairFacts, type RepairSubject } from './repair.ts'
import { replicaServerStep } from './host-repairs.ts'

const atTheJudge: ReadonlySet<string> = new Set(['certificate.untrustedRoot', 'certificate.chainIncomplete'])
const revocation: ReadonlySet<string> = new Set([
  'certificate.revocationUnknown',
  'certificate.revocationOffline',
  'certificate.revocationForeign',
])

/** Imports what was exported, with the roots that the host is to trust and their newest CRLs. */
export function importOn(host: HostView, certificateId: string): Fix['steps'][number] {
  return step('certificate.importOnHost', { hostId: host.hostId, certificateId })
}

/**
 * Finds what makes the judge take the certificate.
 * @param failure A refused certificate, with judge, owner and reason.
 */
export function certificateRepair({ params }: Failure, subject: RepairSubject, facts: RepairFacts): Fix | null {
  const judge = hostNamed(facts, params['judge'])
  const owner = hostNamed(facts, params['owner'])
  const reason = String(params['reason'])
  if (judge === null || owner === null) return null
  const certificateId =
    owner.hostId === subject.fromHost.hostId ? subject.from.record.certificateId : owner.replicaServer.certificateId
  if (certificateId === null) return null
  if (revocation.has(reason)) return bringCrl(judge, owner, certificateId, facts)
  const rule = facts.rulesOn(certificateId, judge).find((each) => each.code === reason)?.fix ?? null
  if (atTheJudge.has(reason)) return rule ?? bringRoots(judge, owner, certificateId, facts)
  const { record } = subject.from
  // An address is no name: the certificate is right, what was typed is not.
  if (reason === 'certificate.nameDiffers' && record.replicaServer.toLowerCase() !== owner.fqdn.toLowerCase()) {
    const steps = subject.affected.map((sender) =>
      step('replication.change', { ...sideOf(sender), replicaServer: owner.fqdn }),
    )
    return repair('setReplicaServerName', { vm: subject.from.vm.name, other: owner.name }, steps)
  }
  if (rule?.code === 'setClock') return rule
  if (facts.isExported(certificateId) && facts.isGoodInFile(certificateId, owner)) {
    return repair('importPfx', { host: owner.name }, [importOn(owner, certificateId)])
  }
  return useAnother(owner, certificateId, subject, facts)
}

/** Root and CRLs come with the judge's own certificate; they are the right ones if the same root signed both. */
function bringRoots(judge: HostView, owner: HostView, certificateId: string, facts: RepairFacts): Fix | null {
  const own = ownUnder(judge, certificateId, facts)
  return own === null ? null : repair('importRoot', { host: judge.name, owner: owner.name }, [importOn(judge, own)])
}

function ownUnder(host: HostView, certificateId: string, facts: RepairFacts): string | null {
  const root = facts.rootOf(certificateId)
  return (
    host.stores.find(
      (entry) =>
        entry.store === 'LocalMachine\\My' &&
        facts.isExported(entry.certificateId) &&
        facts.rootOf(entry.certificateId)?.rootId === root?.rootId,
    )?.certificateId ?? null
  )
}

/** The newest CRL where it still counts; otherwise the next one is signed, for both hosts. */
function bringCrl(judge: HostView, owner: HostView, certificateId: string, facts: RepairFacts): Fix | null {
  const root = facts.rootOf(certificateId)
  if (root === null) return null
  const clock = facts.now + judge.clockSkewSeconds * 1000
  const hosts = [judge, owner]
  const imports = (on: readonly HostView[]) =>
    on.flatMap((host) => {
      const own = ownUnder(host, certificateId, facts)
      return own === null ? [] : [importOn(host, own)]
    })
  if (root.crlEndsInstant !== null && root.crlEndsInstant >= clock) {
    return repair('importCrl', { host: judge.name }, imports([judge]))
  }
  const brought = imports(hosts)
  if (!root.maySignCrl || brought.length === 0) return null
  const params = { root: root.name, number: root.crlNumber + 1 }
  return repair('publishCrlOnHosts', params, [step('crl.publish', { rootId: root.rootId }), ...brought])
}

/** Another certificate that the host has and that passes, bound to the server and named by its machines. */
function useAnother(owner: HostView, refused: string, subject: RepairSubject, facts: RepairFacts): Fix | null {
  const usable = facts.usableCertificates(owner).find((certificateId) => certificateId !== refused)
  const isSender = owner.hostId === subject.fromHost.hostId
  if (usable === undefined) return facts.rulesOn(refused, owner).find(({ fix }) => fix !== null)?.fix ?? null
  const machines = subject.affected.map((sender) =>
    step('replication.change', { ...sideOf(sender), certificateId: usable }),
  )
  return isSender
    ? repair('chooseCertificate', { vm: subject.from.vm.name }, machines)
    : repair('bindCertificate', { host: owner.name }, [replicaServerStep(owner, { certificateId: usable })])
}
