/** Random faults and changes of names, links, clocks and settings, and how they are put right afterwards. */
import { faultIds } from '../../src-main/contract/faults.ts'
import type { EmulatorCommandName } from '../../src-main/emulator/index.ts'
import { chance, nextBelow, type RandomStream } from '../../src-main/kernel/random.ts'
import type { Lab } from '../emulator/lab.ts'

interface Command {
  readonly name: EmulatorCommandName
  readonly input: Record<string, unknown>
}

/** Draws a fault, or something that an administrator or the weather does to names and lines. */
export function drawNetworkCommand(random: RandomStream, lab: Lab): Command {
  const { hosts, vms, partitions, faults } = lab.emulator.world
  const pick = <Item>(items: readonly Item[]): Item => items[nextBelow(random, items.length)]!
  const { hostId } = pick(hosts)
  const other = pick(hosts)
  const { vmId } = pick(vms)
  const clientId = chance(random, 1, 2) ? hostId : vmId
  const name = chance(random, 1, 4) ? 'nobody.lab.example' : `${other.name}.lab.example`
  const draws: (() => Command)[] = [
    () => ({ name: 'fault.inject', input: { faultId: pick(faultIds), hostId, otherHostId: other.hostId, vmId } }),
    () => ({ name: 'fault.inject', input: { faultId: pick(faultIds), hostId, otherHostId: other.hostId, vmId } }),
    () => possibleFault(random, lab),
    () => possibleFault(random, lab),
    () => possibleFault(random, lab),
    () => ({ name: 'fault.heal', input: { faultId: faults.length > 0 ? pick(faults).faultId : pick(faultIds) } }),
    () => ({ name: 'fault.heal', input: { faultId: faults.length > 0 ? pick(faults).faultId : pick(faultIds) } }),
    () => ({ name: 'network.partition', input: { hostIds: [hostId] } }),
    () => ({ name: 'network.rejoin', input: { partitionId: partitions[0]?.partitionId ?? 'partition-1' } }),
    () => ({ name: 'dns.resolve', input: { clientId, name } }),
    () => ({ name: 'dns.flushCache', input: { clientId } }),
    () => ({ name: 'dns.set', input: { name, address: other.ipAddress, ttlSeconds: nextBelow(random, 4000) } }),
    () => ({ name: 'dns.set', input: { name, address: '10.0.0.200', ttlSeconds: nextBelow(random, 4000) } }),
    () => ({ name: 'dns.remove', input: { name } }),
    () => ({ name: 'hostsFile.set', input: { hostId, name, address: other.ipAddress } }),
    () => ({ name: 'hostsFile.remove', input: { hostId, name } }),
    () => ({ name: 'host.setClockSkew', input: { hostId, skewSeconds: nextBelow(random, 7200) - 3600 } }),
    () => ({ name: 'host.setProxy', input: { hostId, proxy: pick(['none', 'unreachable', 'inspecting'] as const) } }),
    () => ({ name: 'host.restartService', input: { hostId } }),
    () => ({
      name: 'host.setRegistryValue',
      input: { hostId, name: 'DisableCertRevocationCheck', value: pick([0, 1, 2, null]) },
    }),
    () => ({
      name: 'host.setRegistryValue',
      input: { hostId, name: 'MaximumActiveTransfers', value: pick([1, 2, 10, null]) },
    }),
    () => ({
      name: 'volume.add',
      input: { hostId, letter: pick(['D', 'E', '1']), sizeBytes: 10 ** nextBelow(random, 13) },
    }),
    () => ({ name: 'volume.resize', input: { hostId, letter: pick(['C', 'D']), sizeBytes: 4e12 } }),
    () => ({
      name: 'volume.setOnline',
      input: { hostId, letter: pick(['C', 'C', 'D']), isOnline: chance(random, 1, 2) },
    }),
    () => ({ name: 'switch.add', input: { hostId, name: pick(['External', 'Lab']), kind: 'private' } }),
    () => ({ name: 'switch.rename', input: { hostId, name: 'Lab', newName: pick(['External', 'Test']) } }),
  ]
  return pick(draws)()
}

/** A fault at a place where it can be injected; a random one where there is none. */
function possibleFault(random: RandomStream, lab: Lab): Command {
  const views = lab.emulator.faults()
  const { faultId, candidates } = views[nextBelow(random, views.length)]!
  const place = candidates[nextBelow(random, Math.max(1, candidates.length))]
  const target = Object.entries(place ?? {}).filter(([, id]) => id !== null)
  return { name: 'fault.inject', input: { faultId, ...Object.fromEntries(target) } }
}

/** Puts names, lines, clocks and faults right; hosts have power. */
export function healNetwork(lab: Lab): void {
  const { world } = lab.emulator
  for (const faultId of new Set(world.faults.map((fault) => fault.faultId))) lab.do('fault.heal', { faultId })
  for (const { partitionId } of [...world.partitions]) lab.do('network.rejoin', { partitionId })
  for (const host of world.hosts) {
    const { hostId } = host
    for (const { name } of [...host.hostsFile]) lab.do('hostsFile.remove', { hostId, name })
    for (const { letter } of host.volumes) lab.do('volume.setOnline', { hostId, letter, isOnline: true })
    lab.do('host.setClockSkew', { hostId, skewSeconds: 0 })
    lab.do('host.setProxy', { hostId, proxy: 'none' })
    lab.do('dns.set', { name: `${host.name}.lab.example`, address: host.ipAddress })
  }
  for (const { hostId } of world.hosts) lab.do('dns.flushCache', { clientId: hostId })
}
