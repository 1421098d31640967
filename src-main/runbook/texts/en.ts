import { enMachine } from './machine/en.ts'
import type { RunbookTexts } from './runbook-texts.ts'
import { settingTexts } from './setting-texts.ts'

export const en: RunbookTexts = {
  title: 'Runbook',
  introduction:
    'These steps do on real hosts what was rehearsed in Understudy, in the same order. Each host has its own script; a step names the host and the command that runs it there.',
  nothing: 'Nothing was done yet that matters on a real host.',
  parts: {
    prepare: 'Prepare the hosts',
    replicate: 'Replicate',
    planned: 'Planned failover',
    unplanned: 'Failover after a loss',
    afterwards: 'Address, name and everyday work',
  },
  step: (number) => `Step ${number}`,
  onHost: (host) => `On **${host}**`,
  rehearsedAt: (instant) => `rehearsed at ${instant} of the virtual clock`,
  check: 'Check',
  warning: 'Warning',
  files: { heading: 'Files', host: 'Host', file: 'Script', steps: 'Steps' },
  before: {
    heading: 'Before you begin',
    items: [
      'Copy the script of a host to that host, and beside it or beside its folder the folder `certificates` with its PFX, the root and the CRL. Bring the password of the PFX another way; it is in `passwords.txt`, which stays with you.',
      'Open PowerShell as administrator on the host, and allow the script for this window only: `Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned`, then `Unblock-File` on the script.',
      'Run each step with `-WhatIf` first: it says what it would change and changes nothing.',
      'Each host must resolve the FQDN of the other, through DNS or the hosts file, and their clocks must agree.',
      'In a workgroup, use an administrator account with the same name and password on both hosts for everything that Hyper-V Manager does remotely.',
      'Names of adapters, switches, volumes and guest networks are those of the rehearsal. Read a script before you run it, and correct what is called otherwise on your hosts.',
    ],
  },
  reverse: {
    heading: 'About reversing the replication direction',
    paragraphs: [
      'Many instructions say to leave *Reverse the replication direction after failover* clear in the Planned Failover dialog because it fails, and then to choose *Failover...* on the other host and tick both boxes. That step is wrong: the Failover dialog of a replica offers a recovery point and nothing else, and it is meant for a primary that is lost. What you want there is *Reverse Replication...*.',
      'The box fails for two reasons, and this runbook removes both. First, the old primary must itself be a Replica server, with its own certificate, an authorization that covers the other host, and its inbound firewall rule. Second, in a workgroup the check runs over WinRM, so each host must be in the TrustedHosts of the other: both directions, not one.',
      'A replica that failed over and was not reversed runs on a differencing disk that grows, and nothing protects it. Reverse as soon as the old primary is ready, or remove the recovery points if you do not mean to go back.',
    ],
  },
  trouble: {
    heading: 'When a step fails',
    items: [
      'Stop there. A step looks first whether its work is done already, so it can be run again once the cause is gone.',
      'Read the log `Microsoft-Windows-Hyper-V-VMMS-Admin` on both hosts; the primary often shows only that the connection ended, while the Replica server names the certificate.',
      'The reverse after an unplanned failover is several operations. If one fails, the earlier ones stay done and cancelling no longer helps: remove the cause and run the step again.',
    ],
  },
  script: {
    purpose: (host) => `The steps of the runbook that run on ${host}.`,
    usage: [
      'Without parameters the script lists its steps and changes nothing.',
      'Run the steps one by one, in the order of README.md, with -WhatIf first.',
      'Steps that interrupt a service or cannot be taken back ask first; -Force answers yes to all of them.',
    ],
    choose: 'Choose steps with -Step, for example -Step {{number}}:',
    wrongHost: (host) => `This script is for ${host}, but this computer is`,
    question: 'Go on?',
    cannotAsk:
      'This step asks before it goes on, and there is nobody here who could answer. Nothing was changed. Give -Force to answer yes.',
    noSuchStep: (numbers) => `Nothing was changed. The steps on this host are ${numbers}; there is no step`,
    filesMissing:
      'Nothing was changed. These files (and the steps that need them) are missing: {0}. Looked for in: {1}. Name the folder with -CertificateFolder.',
    pathTooLong:
      'Nothing was changed. A path has {0} characters, and Windows takes no more than 259: move the folder to a shorter path. {1}',
    severalMachines:
      'Nothing was changed: several virtual machines on this host have this name. Rename the others first, for example with Get-VM and Rename-VM.',
    check: 'Check:',
  },
  actions: {
    ...enMachine.actions,
    ...settingTexts.en.actions,
    setDnsSuffix: ({ dnsSuffix }) => `Set the primary DNS suffix to ${dnsSuffix}`,
    trustRoot: ({ name }) => `Trust the root ${name}`,
    importPfx: ({ name }) => `Import the certificate of ${name} with its private key`,
    importCrl: ({ issuer }) => `Import the CRL of ${issuer}`,
    setRevocationCheck: ({ disabled }) =>
      disabled
        ? 'Switch the revocation check off for Hyper-V Replica'
        : 'Switch the revocation check on for Hyper-V Replica',
    setFirewallRule: ({ rule, enabled }) => `${enabled ? 'Enable' : 'Disable'} the firewall rule ${rule}`,
    setReplicaServer: ({ enabled }) =>
      enabled ? 'Enable this host as a Replica server' : 'Disable this Replica server',
    addAuthorizationEntry: ({ primaryServer }) => `Authorize replication from ${primaryServer}`,
    removeAuthorizationEntry: ({ primaryServer }) => `Stop authorizing replication from ${primaryServer}`,
    setTrustedHosts: ({ trustedHosts }) =>
      trustedHosts.length === 0 ? 'Empty TrustedHosts' : `Add ${trustedHosts.join(', ')} to TrustedHosts`,
    testConnection: ({ replicaServer }) => `Test the connection to ${replicaServer}`,
    losePower: () => 'The host is lost',
    restorePower: () => 'The host is back',
    enableReplication: ({ vm, replicaServer }) => `Enable replication of ${vm} to ${replicaServer}`,
    startInitialReplication: ({ vm }) => `Start the initial replication of ${vm}`,
    stopInitialReplication: ({ vm }) => `Stop the initial replication of ${vm}`,
    suspendReplication: ({ vm }) => `Pause the replication of ${vm}`,
    resumeReplication: ({ vm, resynchronize }) =>
      resynchronize ? `Resume the replication of ${vm} and resynchronize` : `Resume the replication of ${vm}`,
    changeReplication: ({ vm }) => `Change the replication settings of ${vm}`,
    removeReplication: ({ vm }) => `Remove the replication of ${vm} on this host`,
    prepareFailover: ({ vm }) => `Prepare ${vm} for planned failover and send what is left`,
    startFailover: ({ vm, kind }) =>
      kind === 'planned' ? `Fail ${vm} over to this host` : `Fail ${vm} over to this host without its primary`,
    completeFailover: ({ vm }) => `Complete the failover of ${vm} and remove its recovery points`,
    cancelFailover: ({ vm }) => `Cancel the failover of ${vm} on this host`,
    startTestFailover: ({ vm }) => `Start a test failover of ${vm}`,
    stopTestFailover: ({ vm }) => `Stop the test failover of ${vm} and delete its test machine`,
    setAsReplica: ({ vm }) => `Set ${vm} on this host as the replica`,
    reverseReplication: ({ vm }) => `Reverse the replication of ${vm}: this host becomes the primary`,
    importInitialReplication: ({ vm }) => `Import the initial copy of ${vm}`,
    enableAsReplica: ({ vm }) => `Let ${vm} on this host wait for its primary`,
    carryInitialCopy: ({ path, toHost }) => `Carry ${path} to ${toHost}`,
    removeInitialCopy: ({ path }) => `Delete ${path}`,
    exportVm: ({ vm, toHost }) => `Export ${vm} for ${toHost}`,
    importVm: ({ vm }) => `Import ${vm} as a copy with the same id`,
    changeReplicatedDisks: ({ vm }) => `Change which disks of ${vm} replicate`,
    stopResynchronization: ({ vm }) => `Cancel the resynchronization of ${vm}`,
    changeModeToPrimary: ({ vm }) => `Go on replicating ${vm} to the third host only`,
    startVm: ({ vm }) => `Start ${vm}`,
    shutDownVm: ({ vm }) => `Shut down ${vm}`,
    turnOffVm: ({ vm }) => `Turn off ${vm}`,
    connectAdapter: ({ vm, switchName }) =>
      switchName === null ? `Disconnect the adapter of ${vm}` : `Connect the adapter of ${vm} to ${switchName}`,
    setFailoverIp: ({ vm, ip }) =>
      ip === null ? `Clear Failover TCP/IP of ${vm}` : `Set Failover TCP/IP of ${vm} to ${ip.address}`,
    setGuestIp: ({ vm, ip }) => `Set the address inside ${vm} to ${ip.address}`,
    setDnsRecord: ({ name, address }) => `Set the A record of ${name} to ${address}`,
    removeDnsRecord: ({ name }) => `Remove the A record of ${name}`,
  },
  expected: {
    ...enMachine.expected,
    ...settingTexts.en.expected,
    setDnsSuffix: 'After a restart the name is the FQDN with the suffix.',
    trustRoot: 'The root is listed with its thumbprint.',
    importPfx: 'Subject is the FQDN of this host, and HasPrivateKey is True.',
    importCrl: 'certutil reports that the command completed successfully.',
    setRevocationCheck: 'The value is 0x1 when the check is off, 0x0 when it is on.',
    setFirewallRule: 'Enabled shows the state that you wanted.',
    setReplicaServer: 'ReplicationEnabled, the port and the thumbprint are those that you set.',
    addAuthorizationEntry: 'The entry is listed with its storage location and trust group.',
    removeAuthorizationEntry: 'The entry is no longer listed.',
    setTrustedHosts: 'The list holds the FQDN of the other host.',
    testConnection:
      'It prints: The connection to the specified Replica server with the specified parameters was successful.',
    losePower:
      'In the rehearsal this host lost its power here. The steps that follow are for the day when that really happens.',
    restorePower: 'Go on when the host runs again and can be reached.',
    enableReplication:
      'Mode is Primary and State is ReadyForInitialReplication; the other host has a replica that is off.',
    startInitialReplication: 'State becomes Replicating and Health becomes Normal when everything has been sent.',
    stopInitialReplication: 'State is ReadyForInitialReplication.',
    suspendReplication: 'State is Suspended.',
    resumeReplication: 'State is Replicating, and the backlog shrinks to nothing.',
    changeReplication: 'The settings are those that you set.',
    removeReplication:
      'The virtual machine is still there and replicates no more; remove replication on the other host too.',
    prepareFailover: 'State is PreparedForFailover, and the virtual machine cannot be started here.',
    startFailover: 'State is FailedOverWaitingCompletion; the virtual machine is still off.',
    completeFailover: 'State is FailedOver, and the recovery points are gone.',
    cancelFailover: 'State is Replicating again. A planned failover must be cancelled on both hosts.',
    startTestFailover: 'A second machine with the ending " - Test" exists and is off.',
    stopTestFailover: 'The test machine is gone and State is still Replicating.',
    setAsReplica: 'Mode is Replica.',
    reverseReplication: 'Mode is Primary on this host and Replica on the other; Health becomes Normal.',
    importInitialReplication: 'State becomes Replicating on both hosts.',
    enableAsReplica: 'Mode is Replica and State is WaitingForInitialReplication.',
    carryInitialCopy: 'The folder is on the other host, complete.',
    removeInitialCopy: 'The folder is gone.',
    exportVm: 'The folder of the export holds the machine and its disks.',
    importVm: 'The machine is there, off, and its Id is that of the primary.',
    changeReplicatedDisks: 'State becomes Replicating when the added disks have been copied.',
    stopResynchronization: 'State is WaitingForStartResynchronize.',
    changeModeToPrimary: 'The relationship is Simple and Mode is Primary.',
    startVm: 'State is Running.',
    shutDownVm: 'State is Off.',
    turnOffVm: 'State is Off.',
    connectAdapter: 'SwitchName is the switch that you chose.',
    setFailoverIp:
      'IPv4Address is the address for the other site. Set it on both hosts, so that the way back works too.',
    setGuestIp: 'IPAddresses holds the new address.',
    setDnsRecord:
      'The answer is the new address. Clients keep the old one until its time to live ends: ipconfig /flushdns.',
    removeDnsRecord: 'The name is no longer found.',
  },
  warnings: {
    ...enMachine.warnings,
    ...settingTexts.en.warnings,
    setDnsSuffix: 'The host needs a restart before its FQDN, and so its certificate, counts.',
    importPfx: 'The PFX holds the private key: delete the copy on the host when the import is done.',
    setRevocationCheck:
      'Without the check a stolen certificate stays usable until it ends. An imported CRL makes this switch unnecessary.',
    setReplicaServer:
      'For the way back the primary must be a Replica server too, with its own certificate. Windows does not enable the firewall rule by itself.',
    setTrustedHosts: 'Reversing from the Planned Failover dialog needs this on both hosts, each naming the other.',
    losePower: 'Do not take the power from a real host for this.',
    restorePower: 'The old primary may start its virtual machines by itself: turn off those that run elsewhere now.',
    prepareFailover: 'The virtual machine must be off. From here until it runs on the other host, nobody is served.',
    startFailover:
      'Make sure that the virtual machine does not run on the other host: two of them would answer at one address.',
    completeFailover: 'There is no way back to an older recovery point after this.',
    reverseReplication:
      'The old primary must be on, enabled as a Replica server that accepts this host, and its virtual machine must be off.',
    setAsReplica: 'What the old primary wrote after the recovery point is given up with this.',
    turnOffVm: 'This is the same as pulling the plug; prefer a clean shutdown.',
    removeReplication: 'The replica is no longer kept up to date.',
  },
}
