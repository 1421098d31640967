/** Which command does what. The names are those of the contract, and the inputs have passed its schemas. */
import type { Reply } from '../contract/failure.ts'
import * as copyVm from './copy-vm.ts'
import * as enabling from './enabling.ts'
import * as extended from './extended.ts'
import * as adapters from './adapters.ts'
import * as checkpoints from './checkpoints.ts'
import * as disks from './disks.ts'
import * as crlPoints from './crl-points.ts'
import * as failover from './failover.ts'
import * as guest from './guest.ts'
import * as dns from './dns.ts'
import * as domains from './domains.ts'
import * as faults from './faults/index.ts'
import * as hosts from './hosts.ts'
import * as initialCopies from './initial-copies.ts'
import * as initialReplication from './initial-replication.ts'
import * as hostSettings from './host-settings.ts'
import * as machinePower from './machine-power.ts'
import * as memory from './memory.ts'
import * as network from './network.ts'
import * as power from './power.ts'
import * as replicaServer from './replica-server.ts'
import * as replicatedDisks from './replicated-disks.ts'
import * as replication from './replication.ts'
import * as resynchronization from './resynchronization.ts'
import * as reverse from './reverse.ts'
import * as stores from './stores.ts'
import * as testFailover from './test-failover.ts'
import * as vms from './vms.ts'
import * as volumes from './volumes.ts'

/** Every command that the emulator carries out. */
export const handlers = {
  'host.add': hosts.addHost,
  'host.remove': hosts.removeHost,
  'host.setDnsSuffix': hosts.setDnsSuffix,
  'host.losePower': power.losePower,
  'host.restorePower': power.restorePower,
  'host.shutDown': power.shutDownHost,
  'host.setFirewallRule': hosts.setFirewallRule,
  'host.setTrustedHosts': hosts.setTrustedHosts,
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
  'network.partition': network.partitionNetwork,
  'network.rejoin': network.rejoinNetwork,
  'fault.inject': faults.injectFault,
  'fault.heal': faults.healFault,
  'network.setLink': network.setLink,
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
