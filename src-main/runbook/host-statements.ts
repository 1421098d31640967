/** Names, certificates, firewall, WinRM and the Replica server of one host (Hyper-V Replica reference 5.2, 5.6 and 6). */
import { listenerRules } from '../contract/listener-rules.ts'
import { boolean, quote, quotePattern } from '../contract/powershell/quote.ts'
import { call, cmdlet, code, type Code, type Statement } from '../contract/powershell/statements.ts'
import type { Action, HostActionKind } from './actions.ts'
import { settingParameters } from './replication-statements.ts'
import { settingStatements } from './setting-statements.ts'
import type { StatementContext } from './statement-context.ts'
import { newFolder, where } from './statement-helpers.ts'
import { keepOffStatements } from './vm-statements.ts'

export const replicationKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication'

export const hostStatements: {
  [Kind in HostActionKind]: (action: Action<Kind>, context: StatementContext) => readonly Statement[]
} = {
  ...settingStatements,
  setDnsSuffix: ({ dnsSuffix }) => {
    const path = quote('HKLM:\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters')
    return ['Domain', 'NV Domain'].map((name) =>
      cmdlet('Set-ItemProperty', { Path: path, Name: quote(name), Value: quote(dnsSuffix) }),
    )
  },
  trustRoot: ({ thumbprint, file }, { folder }) => [
    {
      condition: code`-not (${call('Test-Path', { LiteralPath: certificatePath('Root', thumbprint) })})`,
      then: [
        cmdlet('Import-Certificate', {
          FilePath: inFolder(folder, file),
          CertStoreLocation: quote('Cert:\\LocalMachine\\Root'),
        }),
      ],
    },
  ],
  importPfx: ({ thumbprint, file }, { folder }) => [
    {
      // A certificate without its key is there when somebody imported the CER; it is of no use for Hyper-V Replica.
      condition: code`-not (${certificateWithKey(thumbprint)})`,
      then: [
        {
          condition: '-not $Password',
          then: [
            code`$Password = ${call('Read-Host', { Prompt: quote(`passwords.txt: ${file}`), AsSecureString: true })}`,
          ],
        },
        cmdlet('Import-PfxCertificate', {
          FilePath: inFolder(folder, file),
          CertStoreLocation: quote('Cert:\\LocalMachine\\My'),
          Password: '$Password',
        }),
      ],
    },
  ],
  importCrl: ({ file }, { folder }) => [
    code`certutil -addstore -f CA ${inFolder(folder, file)}`,
    ...orThrow('certutil'),
  ],
  setRevocationCheck: ({ disabled }) => [
    {
      text: `reg add ${quote(replicationKey)} /v DisableCertRevocationCheck /d ${disabled ? 1 : 0} /t REG_DWORD /f`,
    },
    ...orThrow('reg'),
  ],
  setFirewallRule: ({ rule, enabled }) => [
    cmdlet(enabled ? 'Enable-NetFirewallRule' : 'Disable-NetFirewallRule', {
      ...ruleValue(rule),
    }),
  ],
  setReplicaServer: (action) => replicaServerStatements(action),
  addAuthorizationEntry: ({ primaryServer, storageLocation, trustGroup }) => [
    newFolder(storageLocation),
    {
      condition: code`-not (${authorizationEntry(primaryServer)})`,
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
  testConnection: ({ replicaServer, port, authentication, thumbprint }) => [
    cmdlet('Test-VMReplicationConnection', settingParameters({ replicaServer, port, authentication, thumbprint })),
  ],
  losePower: () => [],
  shutDownHost: (_, { force }) => [cmdlet('Stop-Computer', { Force: force ?? undefined })],
  restorePower: () => [],
  keepHostOff: ({ vms }) => vms.flatMap(keepOffStatements),
  // The last look before its ports are opened; one that failed over in between is turned off here.
  letHostIn: ({ vms }) => vms.flatMap(keepOffStatements),
}

/** Where a store of the computer has a certificate, quoted. */
export function certificatePath(store: 'Root' | 'My', thumbprint: string): string {
  return quote(`Cert:\\LocalMachine\\${store}\\${thumbprint}`)
}

/** The certificate of a thumbprint, if it is there and has its key. */
function certificateWithKey(thumbprint: string): Code {
  const item = call('Get-Item', { LiteralPath: certificatePath('My', thumbprint), ErrorAction: 'SilentlyContinue' })
  return code`${item} | ${where('$_.HasPrivateKey')}`
}

/** A file of the certificate folder, and an expression that is true where it is not needed any more. */
interface NeededFile {
  readonly file: string
  readonly done: Code
}

/** The files that an action takes out of the folder of the exported certificates. */
export function filesOf(action: Action): NeededFile[] {
  switch (action.action) {
    case 'trustRoot':
      return [
        {
          file: action.file,
          done: call('Test-Path', { LiteralPath: certificatePath('Root', action.thumbprint) }),
        },
      ]
    case 'importPfx':
      return [{ file: action.file, done: certificateWithKey(action.thumbprint) }]
    case 'importCrl':
      return [{ file: action.file, done: code`$false` }]
    default:
      return []
  }
}

/** By their display names. Windows translates these, so scripts use the names behind them. */
const ruleNames: ReadonlyMap<string, string> = new Map(
  Object.values(listenerRules).map(({ displayName, name }) => [displayName, name]),
)

/**
 * How a cmdlet names a firewall rule. A name is a pattern for the cmdlet, so its wildcards are escaped.
 * @param rule Its name or its display name.
 */
export function ruleValue(rule: string): { readonly Name: string } | { readonly DisplayName: string } {
  const name = ruleNames.get(rule) ?? rule
  return /\s/.test(name) ? { DisplayName: quotePattern(name) } : { Name: quotePattern(name) }
}

function replicaServerStatements(action: Action<'setReplicaServer'>): Statement[] {
  if (!action.enabled) return [cmdlet('Set-VMReplicationServer', { ReplicationEnabled: '$false', Force: true })]
  const usesCertificate = action.authentication !== 'kerberos'
  const location = action.allowAnyServer ? action.defaultStorageLocation : null
  return [
    ...(location === null ? [] : [newFolder(location)]),
    cmdlet('Set-VMReplicationServer', {
      ReplicationEnabled: '$true',
      AllowedAuthenticationType: authenticationTypes[action.authentication],
      CertificateAuthenticationPort: usesCertificate ? String(action.certificatePort) : undefined,
      KerberosAuthenticationPort: action.authentication === 'certificate' ? undefined : String(action.kerberosPort),
      CertificateThumbprint: usesCertificate && action.thumbprint !== null ? quote(action.thumbprint) : undefined,
      ReplicationAllowedFromAnyServer: boolean(action.allowAnyServer),
      DefaultStorageLocation: location === null ? undefined : quote(location),
      Force: true,
    }),
  ]
}

const authenticationTypes = {
  certificate: 'Certificate',
  kerberos: 'Kerberos',
  certificateAndKerberos: 'CertificateAndKerberos',
} as const

function trustedHostsStatements(trustedHosts: readonly string[]): Statement[] {
  const path = 'WSMan:\\localhost\\Client\\TrustedHosts'
  if (trustedHosts.length === 0) return [cmdlet('Clear-Item', { Path: path, Force: true })]
  return [
    code`$trusted = (${call('Get-Item', { Path: path })}).Value -split ','`,
    ...trustedHosts.map((host): Statement => ({
      condition: `$trusted -notcontains '*' -and $trusted -notcontains ${quote(host)}`,
      then: [cmdlet('Set-Item', { Path: path, Value: quote(host), Concatenate: true, Force: true })],
    })),
  ]
}

function authorizationEntry(primaryServer: string): Code {
  return code`${call('Get-VMReplicationAuthorizationEntry')} | ${where(`$_.AllowedPrimaryServer -eq ${quote(primaryServer)}`)}`
}

function inFolder(folder: string, file: string): Code {
  return code`(${call('Join-Path', { Path: folder, ChildPath: quote(file) })})`
}

/** Programs, unlike cmdlets, do not stop a script when they fail. */
function orThrow(program: string): Statement[] {
  return [{ condition: '$LASTEXITCODE -ne 0', then: [{ text: `throw "${program}: $LASTEXITCODE"` }] }]
}
