/** Which command does what. The names are those of the contract, and the inputs have passed its schemas. */
import type { Reply } from '../contract/failure.ts'
import type { ParsedInputOf } from '../contract/registry.ts'
import type { Engine } from './engine.ts'
import * as copyVm from './copy-vm.ts'
import * as enabling from './enabling.ts'
import * as extended from './extended.ts'
import * as failover from './failover.ts'
import * as hosts from './hosts.ts'
import * as initialCopies from './initial-copies.ts'
import * as initialReplication from './initial-replication.ts'
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

/** Every command that the emulator carries out. */
export const handlers = {
  'host.add': hosts.addHost,
  'host.remove': hosts.removeHost,
  'host.setDnsSuffix': hosts.setDnsSuffix,
  'host.losePower': power.losePower,
  'host.restorePower': power.restorePower,
  'host.setFirewallRule': hosts.setFirewallRule,
  'host.setTrustedHosts': hosts.setTrustedHosts,
  'host.setRevocationCheck': hosts.setRevocationCheck,
  'replicaServer.set': replicaServer.setReplicaServer,
  'authorization.add': replicaServer.addAuthorization,
  'authorization.remove': replicaServer.removeAuthorization,
  'store.remove': stores.removeCertificate,
  'store.put': stores.putCertificate,
  'store.putCrl': stores.putCrl,
  'vm.create': vms.createVm,
  'vm.remove': vms.removeVm,
  'vm.start': vms.startVm,
  'vm.shutDown': shutDown,
  'vm.turnOff': turnOff,
  'vm.writeGuestFile': vms.writeGuestFile,
  'vm.setChurn': vms.setChurn,
  'vm.connectAdapter': vms.connectAdapter,
  'vm.setGuestIp': vms.setGuestIp,
  'vm.setFailoverIp': vms.setFailoverIp,
  'dns.set': network.setDns,
  'dns.remove': network.removeDns,
  'network.setLink': network.setLink,
  'replication.enable': enabling.enableReplication,
  'replication.startInitial': initialReplication.startInitial,
  'replication.stopInitial': initialReplication.stopInitial,
  'replication.importInitial': initialCopies.importInitial,
  'replication.enableAsReplica': enabling.enableAsReplica,
  'initialCopy.carry': initialCopies.carryCopy,
  'initialCopy.remove': initialCopies.removeCopy,
  'vm.copyToHost': copyVm.copyVmToHost,
  'vm.editDiskOffline': resynchronization.editDiskOffline,
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

function shutDown(engine: Engine, input: ParsedInputOf<'vm.shutDown'>): Reply<object> {
  return vms.stopVm(engine, input, 'Stop-VM')
}

function turnOff(engine: Engine, input: ParsedInputOf<'vm.turnOff'>): Reply<object> {
  return vms.stopVm(engine, input, 'Stop-VM -TurnOff')
}
