/** The README of a host's bundle: what the script does, and the same steps by hand, in the language of the reader. */
import { quote } from '../../contract/powershell/quote.ts'
import { call, code } from '../../contract/powershell/statements.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { visibleLines } from '../../contract/visible-text.ts'
import { texts } from './readme-texts/index.ts'
import type { AskedBeforehand } from '../scripts/import-script-head.ts'
import { firewallRuleName, standardPort, windowsText } from '../scripts/script-text.ts'

interface BundleReadmeRequest {
  readonly language: Language
  readonly fqdn: string
  readonly hostThumbprint: string
  readonly rootFiles: readonly string[]
  readonly crlFiles: readonly string[]
  readonly certificateFile: string
  /** Empty where the key is on the host already. */
  readonly pfxFiles: readonly string[]
  readonly asked: AskedBeforehand
}

type Say = (key: ReadmeKey, params?: Readonly<Record<string, string | number>>) => string
type ReadmeKey = Parameters<typeof texts.text>[0]

/** Writes the README. */
export function bundleReadme(request: BundleReadmeRequest): Buffer {
  const say: Say = (key, params) => texts.text(key, request.language, params)
  const title = say('bundleReadme.title', { fqdn: request.fqdn })
  const byHand = say('bundleReadme.byHand')
  const steps = stepsByHand(request, say)
  const numbered = steps.map(({ text, commands }, index) =>
    [`${index + 1}. ${text.replaceAll('\n', '\n   ')}`, '', ...commands.map((command) => `       ${command}`), ''].join(
      '\n',
    ),
  )
  const lines = [
    title,
    '='.repeat([...title].length),
    '',
    request.pfxFiles.length > 0 ? say('bundleReadme.passwordElsewhere') : say('bundleReadme.keyOnHost'),
    '',
    say('bundleReadme.withScript'),
    '',
    '       Set-ExecutionPolicy -Scope Process RemoteSigned',
    '       .\\import.ps1 -WhatIf',
    '       .\\import.ps1',
    '',
    say('bundleReadme.undo'),
    '',
    '       .\\undo.ps1',
    '',
    byHand,
    '-'.repeat([...byHand].length),
    '',
    ...numbered,
  ]
  // A name from a file of somebody else is shown, not obeyed.
  return windowsText(visibleLines(lines.join('\n')))
}

interface Step {
  readonly text: string
  readonly commands: readonly string[]
}

function stepsByHand(request: BundleReadmeRequest, say: Say): Step[] {
  const { rootFiles, crlFiles, hostThumbprint, asked } = request
  const port = asked.port ?? standardPort
  const storage = asked.storageLocation ?? 'D:\\Replica'
  const steps: Step[] = [
    {
      text: say('bundleReadme.trustRoots', { count: rootFiles.length }),
      commands: rootFiles.map((file) => `certutil -addstore -f Root ${file}`),
    },
    request.pfxFiles.length > 0 ? importStep(request, say) : acceptStep(request, say),
  ]
  if (crlFiles.length > 0) {
    const commands = crlFiles.map((file) => `certutil -addstore -f CA ${file}`)
    steps.push({ text: say('bundleReadme.addCrls'), commands })
  }
  steps.push(
    { text: say('bundleReadme.testKey'), commands: [`certutil -store My ${hostThumbprint}`] },
    {
      text: say('bundleReadme.openFirewall', { port }),
      commands: [
        port === standardPort
          ? call('Enable-NetFirewallRule', { Name: firewallRuleName }).text
          : call('New-NetFirewallRule', {
              Name: `HVR-HTTPS-In-TCP-${port}`,
              DisplayName: quote(`Hyper-V Replica HTTPS Listener (TCP-In, port ${port})`),
              Direction: 'Inbound',
              Action: 'Allow',
              Protocol: 'TCP',
              LocalPort: String(port),
            }).text,
      ],
    },
  )
  if (asked.disablesRevocationCheck) {
    steps.push({
      text: say('bundleReadme.disableRevocationCheck'),
      commands: [
        'reg add "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication" /v DisableCertRevocationCheck /t REG_DWORD /d 1 /f',
      ],
    })
  }
  if (asked.bindsReplicaServer) {
    steps.push({
      text: say('bundleReadme.bindReplicaServer'),
      commands: [
        call('Set-VMReplicationServer', {
          ReplicationEnabled: '$true',
          AllowedAuthenticationType: 'Certificate',
          CertificateThumbprint: hostThumbprint,
          CertificateAuthenticationPort: String(port),
          ReplicationAllowedFromAnyServer: '$true',
          DefaultStorageLocation: quote(storage),
        }).text,
      ],
    })
  }
  return steps
}

function importStep({ pfxFiles }: BundleReadmeRequest, say: Say): Step {
  const commands = pfxFiles.map(
    (file) =>
      call('Import-PfxCertificate', {
        FilePath: `.\\${file}`,
        CertStoreLocation: 'Cert:\\LocalMachine\\My',
        Password: code`(${call('Read-Host', { AsSecureString: true })})`,
      }).text,
  )
  return { text: pfxFiles.length > 1 ? say('bundleReadme.importOneOfTwo') : say('bundleReadme.importPfx'), commands }
}

function acceptStep({ certificateFile }: BundleReadmeRequest, say: Say): Step {
  return { text: say('bundleReadme.acceptCertificate'), commands: [`certreq -accept -machine ${certificateFile}`] }
}
