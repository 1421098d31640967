/** Certificates as they are shown now, each with the emulated hosts that hold it. */
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { CertificateView } from '../../../contract/views/authority.ts'
import type { InventoryContext } from './context.ts'
import { endingCertificates, type EndingCertificate } from './ending.ts'
import { searchCertificates, type HostInWorld } from './searching.ts'

/** All certificates with everything that is known of them. */
export function listCertificates(context: InventoryContext): CertificateView[] {
  return context.inventory.certificateViews(hostsInWorld(context), wallNowOf(context))
}

/** One of them, or `certificate.unknown`. */
export function findCertificate(context: InventoryContext, certificateId: string): Reply<CertificateView> {
  const view = context.inventory.certificateView(certificateId, hostsInWorld(context), wallNowOf(context))
  return view ? ok(view) : fail('certificate.unknown', { certificateId })
}

/** Those that a question asks for. */
export function searchInventory(
  context: InventoryContext,
  question: ParsedInputOf<'certificate.search'>,
): Reply<OutputOf<'certificate.search'>> {
  const { inventory, dependencies } = context
  return searchCertificates(
    {
      index: inventory.index,
      wallNow: wallNowOf(context),
      rootNames: new Map(inventory.roots().map(({ rootId, document }) => [rootId, document.name])),
      hosts: hostsInWorld(context),
      isExported: (certificateId) => dependencies.workspace.hasExports(certificateId),
    },
    question,
  )
}

/** Which certificates of no emulated host need attention, the first to end first. */
export function listEnding(context: InventoryContext): EndingCertificate[] {
  return endingCertificates(context.inventory.index.all(), hostsInWorld(context), wallNowOf(context))
}

/** Whether some host certificate names this FQDN. */
export function hasCertificateFor({ inventory }: Pick<InventoryContext, 'inventory'>, fqdn: string): boolean {
  return inventory.index.all().some(({ view }) => view.kind === 'host' && view.dnsNames.includes(fqdn))
}

function hostsInWorld({ keeper }: InventoryContext): HostInWorld[] {
  return keeper.emulator.world.hosts.flatMap(({ hostId, name, clockSkewSeconds, stores }) => {
    const view = keeper.emulator.hostView(hostId)
    const ownInstant = keeper.now() + clockSkewSeconds * 1000
    return view ? [{ hostId, name, fqdn: view.fqdn, ownInstant, stores }] : []
  })
}

function wallNowOf({ dependencies }: InventoryContext): number {
  return dependencies.now().getTime()
}
