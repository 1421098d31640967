/** Initial copies by hand, chains of three hosts, changed disks and resynchronization (Hyper-V Replica reference 2.2). */
import { quote, quotePattern } from '../contract/powershell/quote.ts'
import { call, cmdlet, code, type Statement } from '../contract/powershell/statements.ts'
import type { Action, RelationshipActionKind } from './actions.ts'
import { replicationOf } from './replication-statements.ts'
import type { StatementContext } from './statement-context.ts'
import { ofVm, stop, unlessThere, vmNamed, where } from './statement-helpers.ts'

/** Where a machine that is copied to another host lies meanwhile. */
const exportFolder = 'C:\\Export'

export const relationshipStatements: {
  [Kind in RelationshipActionKind]: (action: Action<Kind>, context: StatementContext) => readonly Statement[]
} = {
  importInitialReplication: ({ vm, path }, context) => [
    {
      condition: code`(${replicationOf(vm)}).ReplicationState -contains 'WaitingForInitialReplication'`,
      then: [unlessThere(path, context), cmdlet('Import-VMInitialReplication', { ...ofVm(vm), Path: quote(path) })],
    },
  ],
  enableAsReplica: ({ vm }) => [
    {
      condition: code`-not (${replicationOf(vm, undefined, 'SilentlyContinue')})`,
      then: [cmdlet('Enable-VMReplication', { ...ofVm(vm), AsReplica: true })],
    },
  ],
  carryInitialCopy: ({ path, toHost, toPath }, context) => [
    { comment: context.texts.carryCopy(toHost, toPath) },
    unlessThere(path, context),
    cmdlet('Get-ChildItem', { LiteralPath: quote(path), Recurse: true }),
  ],
  removeInitialCopy: ({ path }) => [
    {
      condition: call('Test-Path', { LiteralPath: quote(path) }),
      then: [cmdlet('Remove-Item', { LiteralPath: quote(path), Recurse: true, Force: true })],
    },
  ],
  exportVm: ({ vm, toHost }, { texts }) => [
    {
      condition: code`-not (${call('Test-Path', { LiteralPath: quote(`${exportFolder}\\${vm}`) })})`,
      then: [cmdlet('Export-VM', { Name: quotePattern(vm), Path: quote(exportFolder) })],
    },
    { comment: texts.copyExport(toHost) },
  ],
  // Without -GenerateNewId the copy keeps the id, which is what makes it usable as a replica.
  importVm: ({ vm }, { texts }) => [
    {
      condition: code`-not (${call('Get-VM', { Name: quotePattern(vm), ErrorAction: 'SilentlyContinue' })})`,
      then: [
        code`$file = @(${call('Get-ChildItem', { LiteralPath: quote(`${exportFolder}\\${vm}\\Virtual Machines`), ErrorAction: 'SilentlyContinue' })} |`,
        // 2012 R2 writes the configuration as XML, newer Windows as VMCX.
        code`    ${where("$_.Extension -in '.vmcx', '.xml'")})`,
        { condition: '$file.Count -eq 0', then: [stop(texts.noExport(vm))] },
        cmdlet('Import-VM', { Path: '$file[0].FullName', Copy: true }),
      ],
    },
  ],
  changeReplicatedDisks: ({ vm, paths }) => [
    cmdlet('Set-VMReplication', {
      ...ofVm(vm),
      ReplicatedDiskPaths: paths.map((path) => quote(path)).join(', '),
    }),
  ],
  stopResynchronization: ({ vm }) => [
    {
      condition: code`(${replicationOf(vm)}).ReplicationState -contains 'Resynchronizing'`,
      then: [cmdlet('Stop-VMReplication', ofVm(vm))],
    },
  ],
  changeModeToPrimary: ({ vm }, { texts }) => modeToPrimary(vm, texts),
}

/**
 * There is no cmdlet for it: the method of Msvm_ReplicationService takes the machine and the extended relationship as text.
 * By CIM, which Windows PowerShell and PowerShell 7 both have.
 */
function modeToPrimary(vm: string, texts: StatementContext['texts']): Statement[] {
  const namespace = quote('root\\virtualization\\v2')
  const instance = (name: string, filter?: string) =>
    call('Get-CimInstance', { Namespace: namespace, ClassName: name, Filter: filter })
  return [
    code`$id = (${vmNamed(vm)}).Id`,
    code`$service = ${instance('Msvm_ReplicationService')}`,
    code`$system = ${instance('Msvm_ComputerSystem', '"Name = \'$id\'"')}`,
    code`$relationship = @(${call('Get-CimAssociatedInstance', { InputObject: '$system', ResultClassName: 'Msvm_ReplicationRelationship' })} |`,
    code`    ${where("$_.InstanceID -like '*\\HVR\\1'")})`,
    { condition: '$relationship.Count -eq 0', then: [stop(texts.noExtended(vm))] },
    { text: '$serializer = [Microsoft.Management.Infrastructure.Serialization.CimSerializer]::Create()' },
    { text: "$bytes = $serializer.Serialize($relationship[0], 'None')" },
    { text: '$text = [System.Text.Encoding]::Unicode.GetString($bytes)' },
    code`$result = ${call('Invoke-CimMethod', {
      InputObject: '$service',
      MethodName: 'ChangeReplicationModeToPrimary',
      Arguments: '@{ ComputerSystem = $system; ReplicationRelationship = $text }',
    })}`,
    // 4096 says that a job goes on with it.
    {
      condition: '$result.ReturnValue -notin 0, 4096',
      then: [stop(texts.refused, '$result.ReturnValue')],
    },
  ]
}
