/** The contract's view of the network around the hosts. */
import type { NetworkView } from '../../contract/views/network.ts'
import { secondMs } from '../../kernel/clock.ts'
import { isPartitioned } from './links.ts'
import type { World } from '../world/state/world.ts'

export function networkView(world: World): NetworkView {
  return {
    links: world.links.map((link) => ({
      fromHostId: link.firstHostId,
      toHostId: link.secondHostId,
      isConnected: link.isPlugged,
      isPartitioned: isPartitioned(world, link),
      isUp: link.isConnected,
      bitsPerSecond: link.bandwidthBitsPerSecond,
      effectiveBitsPerSecond: link.bitsPerSecond,
      backBitsPerSecond: (link.back ?? link).bandwidthBitsPerSecond,
      backEffectiveBitsPerSecond: (link.back ?? link).bitsPerSecond,
      latencyMilliseconds: link.latencyMilliseconds,
      lossPermille: link.lossPermille,
    })),
    partitions: world.partitions.map(({ partitionId, hostIds, keptOffSinceInstant }) => ({
      partitionId,
      hostIds: [...hostIds],
      isKeptOff: keptOffSinceInstant !== undefined,
    })),
    trusts: world.trusts.map(({ first, second }) => ({ domain: first, otherDomain: second })),
    cachedNames: world.cachedNames
      .filter((entry) => entry.expiresInstant > world.now)
      .map(({ clientId, name, address, expiresInstant }) => ({
        clientId,
        name,
        address,
        secondsLeft: Math.ceil((expiresInstant - world.now) / secondMs),
      })),
  }
}
