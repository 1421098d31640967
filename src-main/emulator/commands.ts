/** Which command does what. The names are those of the contract, and the inputs have passed its schemas. */
import type { Reply } from '../contract/failure.ts'
import * as copyVm from './replication/copy-vm.ts'
import * as enabling from './replication/enabling.ts'
import * as extended from './replication/extended.ts'
import * as adapters from './machines/adapters.ts'
import * as checkpoints from './machines/checkpoints.ts'
import * as disks from './disks/disks.ts'
import * as crlPoints from './hosts/crl-points.ts'
import * as failover from './failover/failover.ts'
import * as guest from './machines/guest.ts'
import * as dns from './network/dns.ts'
import * as domains from './hosts/domains.ts'
import * as faults from './faults/index.ts'
import * as hosts from './hosts/hosts.ts'
import * as initialCopies from './replication/initial-copies.ts'
import * as initialReplication from './replication/initial-replication.ts'
import * as hostSettings from './hosts/host-settings.ts'
import * as machinePower from './machines/machine-power.ts'
import * as memory from './machines/memory.ts'
import * as keepOff from './outages/keep-off.ts'
import * as lines from './outages/lines.ts'
import * as power from './outages/host-power.ts'
import * as replicaServer from './hosts/replica-server.ts'
import * as replicatedDisks from './replication/replicated-disks.ts'
import * as replication from './replication/replication.ts'
import * as resynchronization from './replication/resynchronization.ts'
import * as reverse from './failover/reverse.ts'
import * as stores from './hosts/stores.ts'
import * as testFailover from './failover/test-failover.ts'
import * as trustedHosts from './hosts/trusted-hosts.ts'
import * as vms from './machines/vms.ts'
import * as volumes from './outages/volumes.ts'

/** Every command that the emulator carries out. */
export const handlers = {
  'host.add': hosts.addHost,
  'host.remove': hosts.removeHost,
  'host.setDnsSuffix': hosts.setDnsSuffix,
  'host.losePower': power.losePower,
  'host.restorePower': power.restorePower,
  'host.shutDown': power.shutDownHost,
  'host.keepOff': keepOff.keepHostOff,
  'host.letIn': keepOff.letHostIn,
  'host.setFirewallRule': hosts.setFirewallRule,
  'host.setTrustedHosts': trustedHosts.setTrustedHosts,
  'host.setRevocationCheck': hosts.setRevocationCheck,
  'host.joinDomain': domains.joinDomain,
  'host.leaveDomain': domains.leaveDomain,
  'domain.trust': domains.trustDomain,
  'domain.endTrust': domains.endTrust,
  'host.restartService': domains.restartService,
  'host.setRegistryValue': hostSettings.setRegistryValue,
  'host.setClockSkew': hostSettings.setClockSkew,
  'host.setProcessor': hostSettings.setProcessor,
  'host.setProxy': hostSettings.setProxy,
  'host.setDisplayLanguage': hostSettings.setDisplayLanguage,
  'volume.add': hostSettings.addVolume,
  'volume.resize': hostSettings.resizeVolume,
  'volume.setOnline': volumes.setVolumeOnline,
  'switch.add': hostSettings.addSwitch,
  'switch.rename': hostSettings.renameSwitch,
  'switch.remove': hostSettings.removeSwitch,
  'replicaServer.set': replicaServer.setReplicaServer,
  'authorization.add': replicaServer.addAuthorization,
  'authorization.set': replicaServer.setAuthorization,
  'authorization.remove': replicaServer.removeAuthorization,
  'store.remove': stores.removeCertificate,
  'store.put': stores.putCertificate,
  'store.putCrl': stores.putCrl,
  'crlPoint.put': crlPoints.putCrlPoint,
  'vm.create': vms.createVm,
  'vm.remove': vms.removeVm,
  'vm.start': machinePower.startVm,
  'vm.shutDown': machinePower.shutDownVm,
  'vm.turnOff': machinePower.turnOffVm,
  'vm.save': machinePower.saveVm,
  'vm.pause': machinePower.pauseVm,
  'vm.resume': machinePower.resumeVm,
  'vm.removeSavedState': machinePower.removeSavedState,
  'vm.setMemory': memory.setMemory,
  'vm.setProcessor': memory.setProcessor,
  'vm.setAutomaticActions': guest.setAutomaticActions,
  'vm.setShutdownTime': guest.setShutdownTime,
  'vm.setIntegrationServices': guest.setIntegrationServices,
  'vm.writeGuestFile': guest.writeGuestFile,
  'vm.setChurn': guest.setChurn,
  'vm.setChurnProfile': guest.setChurnProfile,
  'vm.connectAdapter': adapters.connectAdapter,
  'vm.setGuestIp': adapters.setGuestIp,
  'vm.setFailoverIp': adapters.setFailoverIp,
  'adapter.add': adapters.addAdapter,
  'adapter.remove': adapters.removeAdapter,
  'adapter.setVlan': adapters.setVlan,
  'adapter.setMacAddress': adapters.setMacAddress,
  'adapter.setTestSwitch': adapters.setTestSwitch,
  'adapter.setGuestAddress': adapters.setGuestAddress,
  'adapter.setFailoverAddress': adapters.setFailoverAddress,
  'disk.add': disks.addDisk,
  'disk.remove': disks.removeDisk,
  'disk.resize': disks.resizeDisk,
  'disk.editOffline': disks.editOffline,
  'checkpoint.setType': checkpoints.setCheckpointType,
  'checkpoint.create': checkpoints.createCheckpoint,
  'checkpoint.apply': checkpoints.applyCheckpoint,
  'checkpoint.remove': checkpoints.removeCheckpoint,
  'checkpoint.rename': checkpoints.renameCheckpoint,
  'dns.set': dns.setDns,
  'dns.remove': dns.removeDns,
  'dns.resolve': dns.resolveForClient,
  'dns.flushCache': dns.flushCache,
  'hostsFile.set': dns.setHostsFile,
  'hostsFile.remove': dns.removeFromHostsFile,
  'network.partition': lines.partitionNetwork,
  'network.rejoin': lines.rejoinNetwork,
  'fault.inject': faults.injectFault,
  'fault.heal': faults.healFault,
  'network.setLink': lines.setLink,
  'replication.enable': enabling.enableReplication,
  'replication.startInitial': initialReplication.startInitial,
  'replication.stopInitial': initialReplication.stopInitial,
  'replication.importInitial': initialCopies.importInitial,
  'replication.enableAsReplica': enabling.enableAsReplica,
  'initialCopy.carry': initialCopies.carryCopy,
  'initialCopy.remove': initialCopies.removeCopy,
  'vm.copyToHost': copyVm.copyVmToHost,
  'replication.changeDisks': replicatedDisks.changeDisks,
  'replication.changeModeToPrimary': extended.changeModeToPrimary,
  'replication.stopResynchronization': resynchronization.stopResynchronization,
  'replication.suspend': replication.suspendReplication,
  'replication.resume': replication.resumeReplication,
  'replication.change': replication.changeReplication,
  'replication.setAsReplica': reverse.setAsReplica,
  'replication.reverse': reverse.reverseReplication,
  'replication.remove': replication.removeReplication,
  'replication.resetStatistics': replication.resetStatistics,
  'failover.prepare': failover.prepareFailover,
  'failover.start': failover.startFailover,
  'failover.cancel': failover.cancelFailover,
  'failover.complete': failover.completeFailover,
  'failover.startTest': testFailover.startTest,
  'failover.stopTest': testFailover.stopTest,
} as const

export type EmulatorCommandName = keyof typeof handlers
/** What a command takes: the contract's parsed input, or one of the inputs that only the app sends. */
export type EmulatorInput<Name extends EmulatorCommandName> = Parameters<(typeof handlers)[Name]>[1]
/** What a command answers. */
export type EmulatorOutput<Name extends EmulatorCommandName> =
  ReturnType<(typeof handlers)[Name]> extends Reply<infer Value> ? Value : never

// Object.keys of a literal lists exactly its keys.
export const emulatorCommands = Object.keys(handlers) as EmulatorCommandName[]
