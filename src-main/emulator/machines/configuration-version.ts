/** The configuration version of a machine, and whether a host takes it (reference 4, "Version mix"). */
import { configurationVersions, oldestEditionFor } from '../../contract/configuration-versions.ts'
import { fail, type Reply } from '../../contract/failure.ts'
import type { Edition } from '../../contract/ids.ts'
import { hostOf, type Engine } from '../world/engine.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'

/**
 * The version that Get-VM shows.
 * @param vm A machine; without a version of its own it has that of its host.
 */
export function configurationVersionOf(world: World, vm: Vm): string {
  return vm.configurationVersion ?? configurationVersions[hostOf(world, vm.hostId).edition].ofNewMachine
}

/**
 * What a copy of a machine remembers on another host: its version, where that host would give another one. Copies of before
 * versions were kept have none.
 */
export function keptVersion(engine: Engine, vm: Vm, host: Host): Pick<Vm, 'configurationVersion'> {
  const version = configurationVersionOf(engine.world, vm)
  const isUsual = engine.rulesVersion < 2 || version === configurationVersions[host.edition].ofNewMachine
  return isUsual ? {} : { configurationVersion: version }
}

/**
 * Refuses a machine that a host's Windows cannot run.
 * @param field The field of the command that named the host.
 * @returns `vm.versionNotSupported`, or nothing.
 */
export function checkVersion(engine: Engine, vm: Vm, host: Host, field: string): Reply<never> | undefined {
  if (engine.rulesVersion < 2) return undefined
  const version = configurationVersionOf(engine.world, vm)
  if (configurationVersions[host.edition].accepted.includes(version)) return undefined
  const oldest = oldestEditionFor(version)
  const params = {
    vm: vm.name,
    version,
    host: host.name,
    edition: inWords(host.edition),
    oldest: oldest ? inWords(oldest) : '',
  }
  return fail('vm.versionNotSupported', params, { field })
}

function inWords(edition: Edition): string {
  return edition.replace('R2', ' R2')
}
