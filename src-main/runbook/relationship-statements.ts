/** Initial copies by hand, chains of three hosts, changed disks and resynchronization (Hyper-V Replica reference 2.2). */
import type { Action, RelationshipActionKind } from './actions.ts'
import { quote, quotePattern, type Statement } from './powershell.ts'
import { ofVm, replicationOf } from './replication-statements.ts'

/** Where a machine that is copied to another host lies meanwhile. */
const exportFolder = 'C:\\Export'

export const relationshipStatements: {
  [Kind in RelationshipActionKind]: (action: Action<Kind>) => readonly Statement[]
} = {
  importInitialReplication: ({ vm, path }) => [
    {
      condition: `(${replicationOf(vm)}).ReplicationState -contains 'WaitingForInitialReplication'`,
      then: [{ command: 'Import-VMInitialReplication', arguments: [ofVm(vm), { name: 'Path', value: quote(path) }] }],
    },
  ],
  enableAsReplica: ({ vm }) => [
    {
      condition: `-not (${replicationOf(vm)} -ErrorAction SilentlyContinue)`,
      then: [{ command: 'Enable-VMReplication', arguments: [ofVm(vm), { name: 'AsReplica' }] }],
    },
  ],
  carryInitialCopy: ({ path, toHost, toPath }) => [
    { comment: `Copy the folder to an external disk and take it to ${toHost}, folder ${toPath}` },
    { text: `Get-ChildItem -LiteralPath ${quote(path)} -Recurse` },
  ],
  removeInitialCopy: ({ path }) => [
    {
      condition: `Test-Path -LiteralPath ${quote(path)}`,
      then: [{ text: `Remove-Item -LiteralPath ${quote(path)} -Recurse` }],
    },
  ],
  exportVm: ({ vm, toHost }) => [
    { text: `Export-VM -Name ${quotePattern(vm)} -Path ${quote(exportFolder)}` },
    { comment: `Copy the exported folder to ${toHost}` },
  ],
  // Without -GenerateNewId the copy keeps the id, which is what makes it usable as a replica.
  importVm: ({ vm }) => [
    { text: `$file = Get-ChildItem -LiteralPath ${quote(`${exportFolder}\\${vm}\\Virtual Machines`)} |` },
    { text: "    Where-Object { $_.Extension -eq '.vmcx' } | Select-Object -First 1" },
    { text: 'Import-VM -Path $file.FullName -Copy' },
  ],
  changeReplicatedDisks: ({ vm, paths }) => [
    {
      command: 'Set-VMReplication',
      arguments: [ofVm(vm), { name: 'ReplicatedDiskPaths', value: paths.map((path) => quote(path)).join(', ') }],
    },
  ],
  stopResynchronization: ({ vm }) => [{ command: 'Stop-VMReplication', arguments: [ofVm(vm)] }],
  // There is no cmdlet for it: the method of Msvm_ReplicationService takes the extended relationship as text.
  changeModeToPrimary: ({ vm }) => [
    { text: "$namespace = 'root\\virtualization\\v2'" },
    { text: `$id = (Get-VM -Name ${quotePattern(vm)}).Id` },
    { text: '$service = Get-WmiObject -Namespace $namespace -Class Msvm_ReplicationService' },
    { text: '$system = Get-WmiObject -Namespace $namespace -Class Msvm_ComputerSystem |' },
    { text: '    Where-Object { $_.Name -eq $id }' },
    { text: "$relationship = $system.GetRelated('Msvm_ReplicationRelationship') |" },
    { text: "    Where-Object { $_.InstanceID -like '*\\HVR\\1' }" },
    { text: '$service.ChangeReplicationModeToPrimary($system.__PATH, $relationship.GetText(1))' },
  ],
}
