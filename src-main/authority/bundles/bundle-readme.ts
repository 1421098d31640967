/** The README of a host's bundle: what the script does, and the same steps by hand, in the language of the reader. */
import { quote } from '../../contract/powershell/quote.ts'
import { call, code } from '../../contract/powershell/statements.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { visibleLines } from '../../contract/visible-text.ts'
import type { BundleReadmeTexts } from './readme-texts/texts.ts'
import { cs } from './readme-texts/cs.ts'
import { de } from './readme-texts/de.ts'
import { en } from './readme-texts/en.ts'
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

const catalogs: Readonly<Record<Language, BundleReadmeTexts>> = { en, de, cs }

/** Writes the README. */
export function bundleReadme(request: BundleReadmeRequest): Buffer {
  const texts = catalogs[request.language]
  const steps = stepsByHand(request, texts)
  const numbered = steps.map(({ text, commands }, index) =>
    [`${index + 1}. ${text}`, '', ...commands.map((command) => `       ${command}`), ''].join('\n'),
  )
  const lines = [
    texts.title(request.fqdn),
    '='.repeat([...texts.title(request.fqdn)].length),
    '',
    request.pfxFiles.length > 0 ? texts.passwordElsewhere : texts.keyOnHost,
    '',
    texts.withScript,
    '',
    '       Set-ExecutionPolicy -Scope Process RemoteSigned',
    '       .\\import.ps1 -WhatIf',
    '       .\\import.ps1',
    '',
    texts.undo,
    '',
    '       .\\undo.ps1',
    '',
    texts.byHand,
    '-'.repeat([...texts.byHand].length),
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

function stepsByHand(request: BundleReadmeRequest, texts: BundleReadmeTexts): Step[] {
  const { rootFiles, crlFiles, hostThumbprint, asked } = request
  const port = asked.port ?? standardPort
  const storage = asked.storageLocation ?? 'D:\\Replica'
  const steps: Step[] = [
    {
      text: texts.trustRoots(rootFiles.length),
      commands: rootFiles.map((file) => `certutil -addstore -f Root ${file}`),
    },
    request.pfxFiles.length > 0 ? importStep(request, texts) : acceptStep(request, texts),
  ]
  if (crlFiles.length > 0) {
    const commands = crlFiles.map((file) => `certutil -addstore -f CA ${file}`)
    steps.push({ text: texts.addCrls, commands })
  }
  steps.push(
    { text: texts.testKey, commands: [`certutil -store My ${hostThumbprint}`] },
    {
      text: texts.openFirewall(port),
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
      text: texts.disableRevocationCheck,
      commands: [
        'reg add "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication" /v DisableCertRevocationCheck /t REG_DWORD /d 1 /f',
      ],
    })
  }
  if (asked.bindsReplicaServer) {
    steps.push({
      text: texts.bindReplicaServer,
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

function importStep({ pfxFiles }: BundleReadmeRequest, texts: BundleReadmeTexts): Step {
  const commands = pfxFiles.map(
    (file) =>
      call('Import-PfxCertificate', {
        FilePath: `.\\${file}`,
        CertStoreLocation: 'Cert:\\LocalMachine\\My',
        Password: code`(${call('Read-Host', { AsSecureString: true })})`,
      }).text,
  )
  return { text: pfxFiles.length > 1 ? texts.importOneOfTwo : texts.importPfx, commands }
}

function acceptStep({ certificateFile }: BundleReadmeRequest, texts: BundleReadmeTexts): Step {
  return { text: texts.acceptCertificate, commands: [`certreq -accept -machine ${certificateFile}`] }
}
