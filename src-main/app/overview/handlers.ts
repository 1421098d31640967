/** The world at a glance: the one query that looks at hosts, machines and certificates at the same time. */
import { basename, dirname, resolve } from 'node:path'
import { ok } from '../../contract/failure.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { fleetOf } from '../fleet/fleet.ts'
import { listCrls } from '../certificates/crls/server.ts'
import { hasCertificateFor, listEnding } from '../certificates/inventory/listing.ts'
import { listRoots } from '../certificates/roots/listing.ts'
import { clockView } from '../world/clock.ts'
import { projectDisaster } from './disaster.ts'
import { splitBrains } from './split-brain.ts'
import { projectAttention, projectNextStep } from './projections.ts'

/**
 * Makes the handler of the overview.
 * @param context What handlers share.
 */
export function overviewHandlers(context: HandlerContext): Pick<Handlers, 'world.view'> {
  const { keeper, dependencies } = context
  return {
    'world.view': async () => {
      await context.inventory.index.whenReady()
      const hosts = context.hosts()
      const vms = context.vms()
      const now = keeper.emulator.reachability()
      const facts = {
        now: keeper.now(),
        wallNow: dependencies.now().getTime(),
        hosts,
        vms,
        reachability: now,
        roots: listRoots(context),
        endingCertificates: listEnding(context),
        hasCertificateFor: (fqdn: string) => hasCertificateFor(context, fqdn),
        crls: listCrls(context),
        worldAttention: keeper.emulator.attention(now),
      }
      const dnsRecords = keeper.emulator.dnsRecords()
      const lanes = keeper.emulator.lanes(now)
      const attention = projectAttention(facts)
      return ok({
        workspaceName: basename(dependencies.workspace.path, '.understudy'),
        workspaceFolder: dirname(resolve(dependencies.workspace.path)),
        discloses: [...context.disclosure.now().parts],
        clock: clockView(context),
        hosts,
        vms,
        lanes,
        dnsRecords,
        now,
        disaster: projectDisaster({
          hosts,
          vms,
          reachability: now,
          splits: splitBrains(keeper.emulator, now, hosts),
          dnsRecords,
        }),
        attention,
        fleet: fleetOf({ hosts, vms, lanes, now, attention }),
        nextStep: projectNextStep(facts),
      })
    },
  }
}
