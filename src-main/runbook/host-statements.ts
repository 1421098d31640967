/** Names, certificates, firewall, WinRM and the Replica server of one host (Hyper-V Replica reference 5.2, 5.6 and 6). */
import type { Action, HostActionKind } from './actions.ts'
import { boolean, cmdlet, quote, type Statement } from './powershell.ts'
import { authenticationName, settingArguments } from './replication-statements.ts'
import { settingStatements } from './setting-statements.ts'

export const replicationKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication'

export const hostStatements: {
  [Kind in HostActionKind]: (action: Action<Kind>, folder: string) => readonly Statement[]
} = {
  ...settingStatements,
  setDnsSuffix: ({ dnsSuffix }) => {
    const path = quote('HKLM:\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters')
    return ['Domain', 'NV Domain'].map((name) =>
      cmdlet('Set-ItemProperty', { Path: path, Name: quote(name), Value: quote(dnsSuffix) }),
    )
  },
  trustRoot: ({ thumbprint, file }, folder) => [
    {
      condition: `-not (Test-Path -Path ${quote(`Cert:\\LocalMachine\\Root\\${thumbprint}`)})`,
      then: [
        cmdlet('Import-Certificate', {
          FilePath: inFolder(folder, file),
          CertStoreLocation: quote('Cert:\\LocalMachine\\Root'),
        }),
      ],
    },
  ],
  importPfx: ({ thumbprint, file }, folder) => [
    {
      condition: `-not (Test-Path -Path ${quote(`Cert:\\LocalMachine\\My\\${thumbprint}`)})`,
      then: [
        { text: `$password = Read-Host -Prompt ${quote(`passwords.txt: ${file}`)} -AsSecureString` },
        cmdlet('Import-PfxCertificate', {
          FilePath: inFolder(folder, file),
          CertStoreLocation: quote('Cert:\\LocalMachine\\My'),
          Password: '$password',
        }),
      ],
    },
  ],
  importCrl: ({ file }, folder) => [
    { text: `certutil -addstore -f CA ${inFolder(folder, file)}` },
    ...orThrow('certutil'),
  ],
  setRevocationCheck: ({ disabled }) => [
    {
      text: `reg add ${quote(replicationKey)} /v DisableCertRevocationCheck /d ${disabled ? 1 : 0} /t REG_DWORD /f`,
    },
    ...orThrow('reg'),
  ],
  setFirewallRule: ({ rule, enabled }) => [
    cmdlet(enabled ? 'Enable-NetFirewallRule' : 'Disable-NetFirewallRule', ruleValue(rule)),
  ],
  setReplicaServer: (action) => replicaServerStatements(action),
  addAuthorizationEntry: ({ primaryServer, storageLocation, trustGroup }) => [
    newFolder(storageLocation),
    {
      condition: `-not (${authorizationEntry(primaryServer)})`,
      then: [
        cmdlet('New-VMReplicationAuthorizationEntry', {
          AllowedPrimaryServer: quote(primaryServer),
          ReplicaStorageLocation: quote(storageLocation),
          TrustGroup: quote(trustGroup),
        }),
      ],
    },
  ],
  removeAuthorizationEntry: ({ primaryServer }) => [
    {
      condition: authorizationEntry(primaryServer),
      then: [cmdlet('Remove-VMReplicationAuthorizationEntry', { AllowedPrimaryServer: quote(primaryServer) })],
    },
  ],
  setTrustedHosts: ({ trustedHosts }) => trustedHostsStatements(trustedHosts),
  testConnection: (action) => [
    { command: 'Test-VMReplicationConnection', arguments: settingArguments(connectionOf(action)) },
  ],
  losePower: () => [],
  shutDownHost: () => [cmdlet('Stop-Computer', {})],
  restorePower: () => [],
}

/** Display names of the listeners' rules (reference 5.6). Windows translates them, so scripts use the names behind them. */
const listenerRules: ReadonlyMap<string, string> = new Map([
  ['Hyper-V Replica HTTP Listener (TCP-In)', 'VIRT-HVRHTTPL-In-TCP-NoScope'],
  ['Hyper-V Replica HTTPS Listener (TCP-In)', 'VIRT-HVRHTTPSL-In-TCP-NoScope'],
])

/**
 * How a cmdlet names a firewall rule.
 * @param rule Its name or its display name.
 */
export function ruleValue(rule: string): { readonly Name: string } | { readonly DisplayName: string } {
  const name = listenerRules.get(rule) ?? rule
  return /\s/.test(name) ? { DisplayName: quote(name) } : { Name: quote(name) }
}

function replicaServerStatements(action: Action<'setReplicaServer'>): Statement[] {
  if (!action.enabled) return [cmdlet('Set-VMReplicationServer', { ReplicationEnabled: '$false' })]
  const usesCertificate = action.authentication !== 'kerberos'
  const location = action.allowAnyServer ? action.defaultStorageLocation : null
  return [
    ...(location === null ? [] : [newFolder(location)]),
    cmdlet('Set-VMReplicationServer', {
      ReplicationEnabled: '$true',
      AllowedAuthenticationType: authenticationName(action.authentication),
      ...(usesCertificate ? { CertificateAuthenticationPort: String(action.certificatePort) } : {}),
      ...(action.authentication === 'certificate' ? {} : { KerberosAuthenticationPort: String(action.kerberosPort) }),
      ...(usesCertificate && action.thumbprint !== null ? { CertificateThumbprint: quote(action.thumbprint) } : {}),
      ReplicationAllowedFromAnyServer: boolean(action.allowAnyServer),
      ...(location === null ? {} : { DefaultStorageLocation: quote(location) }),
      Force: undefined,
    }),
  ]
}

function trustedHostsStatements(trustedHosts: readonly string[]): Statement[] {
  const path = 'WSMan:\\localhost\\Client\\TrustedHosts'
  if (trustedHosts.length === 0) return [{ text: `Clear-Item -Path ${path} -Force` }]
  return [
    { text: `$trusted = (Get-Item -Path ${path}).Value -split ','` },
    ...trustedHosts.map((host): Statement => ({
      condition: `$trusted -notcontains '*' -and $trusted -notcontains ${quote(host)}`,
      then: [{ text: `Set-Item -Path ${path} -Value ${quote(host)} -Concatenate -Force` }],
    })),
  ]
}

function connectionOf(action: Action<'testConnection'>) {
  const { replicaServer, port, authentication, thumbprint } = action
  return { replicaServer, port, authentication, thumbprint }
}

function authorizationEntry(primaryServer: string): string {
  return `Get-VMReplicationAuthorizationEntry | Where-Object { $_.AllowedPrimaryServer -eq ${quote(primaryServer)} }`
}

function inFolder(folder: string, file: string): string {
  return `(Join-Path -Path ${folder} -ChildPath ${quote(file)})`
}

function newFolder(path: string): Statement {
  return { text: `New-Item -ItemType Directory -Path ${quote(path)} -Force | Out-Null` }
}

/** Programs, unlike cmdlets, do not stop a script when they fail. */
function orThrow(program: string): Statement[] {
  return [{ condition: '$LASTEXITCODE -ne 0', then: [{ text: `throw "${program}: $LASTEXITCODE"` }] }]
}
