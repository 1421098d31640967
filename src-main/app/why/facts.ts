/** Gathers what repairs are made from. */
import { judgeOwn } from '../../authority/verdict/verdict.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { worldCrlFacts, worldFacts } from '../certificates/inventory/world-facts.ts'
import { judgeCertificate, questionOnHost } from '../certificates/verdict/judging.ts'
import { usableCertificates } from '../certificates/verdict/usable.ts'
import type { RepairFacts, SigningRoot } from './repair.ts'

export function gatherFacts(context: HandlerContext): RepairFacts {
  const { keeper, dependencies } = context
  const { emulator } = keeper
  return {
    hosts: context.hosts(),
    vms: context.vms(),
    network: emulator.networkView(),
    now: keeper.now(),
    usableCertificates: (host) => usableCertificates(context, host),
    isExported: (certificateId) => dependencies.workspace.hasExports(certificateId),
    isGoodInFile: (certificateId, host) => isGoodInFile(context, certificateId, host),
    rulesOn(certificateId, host) {
      const judged = judgeCertificate(context, { certificateId, hostId: host.hostId })
      return judged.ok ? judged.value.rules : []
    },
    rootOf: (certificateId) => rootOf(context, certificateId),
    trustGroupOf: (vmId) =>
      emulator.world.vms.find((vm) => vm.vmId === vmId)?.replications.find(({ mode }) => mode !== 'Primary')
        ?.trustGroup ?? null,
  }
}

/** Names, purposes, dates and key as they were exported; roots and CRLs are another matter. */
function isGoodInFile({ keeper, inventory }: HandlerContext, certificateId: string, view: HostView): boolean {
  const { world } = keeper.emulator
  const host = world.hosts.find(({ hostId }) => hostId === view.hostId)
  const stored = inventory.certificate(certificateId)
  if (!host || !stored.ok || stored.value.document.kind === 'foreign' || stored.value.document.isKeyOnHost) return false
  const root = inventory.rootOf(certificateId)
  const facts = { ...worldFacts(certificateId, stored.value.document, root?.document ?? null), hasPrivateKey: true }
  const question = questionOnHost(host, view.fqdn, facts, 'LocalMachine\\My', keeper.now(), world.crlPoints ?? [])
  return judgeOwn(question).rules.every(
    ({ rule, judgement }) => judgement.accepted || rule === 'chain' || rule === 'revocation',
  )
}

function rootOf({ inventory }: HandlerContext, certificateId: string): SigningRoot | null {
  const root = inventory.rootOf(certificateId)
  if (!root) return null
  const crl = inventory.latestCrl(root.rootId)
  return {
    rootId: root.rootId,
    name: root.document.name,
    crlEndsInstant: crl ? worldCrlFacts(root.document, crl.document).nextUpdateInstant : null,
    maySignCrl: inventory.maySignCrl(root),
    crlNumber: crl?.crlNumber ?? 0,
  }
}
