/**
 * Commands that the runbook says nothing about, with the reason. A command that is neither here nor translated would be left
 * out unnoticed.
 */
import type { EmulatorCommandName } from '../../emulator/index.ts'

/**
 * `trouble`: goes wrong here so that somebody can learn from it; no runbook brings that about on a real host.
 * `given`: puts together what the real world has already, or what goes on there by itself.
 * `byHand`: an administrator's work beside the hosts, or such that no failover depends on it.
 */
type Reason = 'trouble' | 'given' | 'byHand'

/** Why each of them has no line in the runbook. */
export const silentCommands: Readonly<Partial<Record<EmulatorCommandName, Reason>>> = {
  'adapter.setGuestAddress': 'byHand',
  'crlPoint.put': 'byHand',
  'disk.editOffline': 'trouble',
  'dns.resolve': 'given',
  'domain.endTrust': 'byHand',
  'domain.trust': 'byHand',
  'fault.heal': 'trouble',
  'fault.inject': 'trouble',
  'host.remove': 'given',
  'host.setClockSkew': 'trouble',
  'host.setDisplayLanguage': 'byHand',
  'host.setProcessor': 'given',
  'host.setProxy': 'trouble',
  'network.partition': 'trouble',
  'network.rejoin': 'trouble',
  'network.setLink': 'trouble',
  'replication.resetStatistics': 'byHand',
  'store.remove': 'byHand',
  'vm.create': 'given',
  'vm.remove': 'given',
  'vm.setChurn': 'given',
  'vm.setChurnProfile': 'given',
  'vm.setShutdownTime': 'given',
  'vm.writeGuestFile': 'given',
  'volume.add': 'given',
  'volume.setOnline': 'trouble',
}
