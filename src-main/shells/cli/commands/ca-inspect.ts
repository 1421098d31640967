/** `understudy ca inspect`: what a file is, what is in it, and whether a host would take it. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Client } from '../../../contract/client.ts'
import type { Failure } from '../../../contract/failure.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import type { RuleView } from '../../../contract/views/authority.ts'
import type { DerNodeView, InspectedCertificateView, InspectionView } from '../../../contract/views/inspection.ts'
import { readPassphrase } from '../passphrase.ts'
import type { Declare, Run } from '../invocation.ts'
import { withSession, type Session } from './ca-session.ts'
import { day, wholeNumber } from './ca-values.ts'
import { exitCodes } from '../exit-codes.ts'

interface InspectOptions {
  readonly host?: string
  readonly passwordFile?: string
  readonly tree?: boolean
  readonly block?: number
}

/** More is better read by a program: `understudy call certificate.structure`. */
const treeNodesMax = 5000

export function declareInspect(ca: Command, declare: Declare, choose: (run: Run) => void): void {
  declare(ca, 'inspect <file>', 'say what a certificate, PFX, P7B, CSR, CRL, key or PEM file is')
    .option('--host <fqdn>', 'judge it for this host: one of the workspace, or any other that trusts its roots')
    .option('--password-file <file>', 'read the password of a PFX from a file, or - for standard input')
    .option('--tree', 'show the raw structure instead')
    .option('--block <number>', 'the raw structure of this block of a PEM file', wholeNumber, 1)
    .action((file: string, options: InspectOptions) =>
      choose((invocation) => withSession(invocation, (session) => run(session, file, options))),
    )
}

async function run(session: Session, file: string, options: InspectOptions): Promise<number | Failure> {
  return options.tree ? tree(session, file, options) : inspect(session, file, options)
}

async function inspect(
  { client, terminal, done }: Session,
  file: string,
  { host, passwordFile }: InspectOptions,
): Promise<number | Failure> {
  const mayNeedPassword = passwordFile !== undefined || /\.(pfx|p12)$/i.test(file)
  const password = mayNeedPassword ? await readPassphrase(`Password of ${file}: `, passwordFile) : null
  if (password?.ok === false) return password.failure
  const reply = await client.call('certificate.inspect', {
    file: { path: resolve(file) },
    ...(password ? { password: password.value } : {}),
    ...(host === undefined ? {} : { fqdn: host }),
  })
  if (!reply.ok) return reply.failure
  const { certificates, rules, judged } = reply.value
  const lines = [
    fileLine(reply.value),
    ...certificates.flatMap(certificateLines),
    ...contentLines(reply.value),
    ...(judged ? ['', judgedLine(judged)] : []),
    ...rules.map((rule) => ruleLine(rule, terminal.language)),
  ]
  done(reply.value, lines)
  return rules.every(({ result }) => result !== 'failed') ? exitCodes.done : exitCodes.findings
}

const kinds: Record<InspectionView['fileKind'], string> = {
  certificate: 'a certificate',
  pfx: 'a PFX: certificate and private key',
  p7b: 'a P7B: certificates without keys',
  csr: 'a request for a certificate',
  crl: 'a CRL',
  privateKey: 'a private key, not encrypted',
  encryptedPrivateKey: 'a private key, encrypted',
  publicKey: 'a public key',
  pem: 'several PEM blocks',
  other: 'DER of another kind',
}

function fileLine({ fileKind, encoding, sizeBytes, blocks, certificates }: InspectionView): string {
  const what =
    fileKind === 'certificate' && certificates.length > 1 ? `${certificates.length} certificates` : kinds[fileKind]
  const each = fileKind === 'pem' ? `: ${blocks.map(({ label, kind }) => label ?? kind).join(', ')}` : ''
  return `This is ${what}${each} (${encoding.toUpperCase()}, ${sizeBytes} bytes).`
}

function certificateLines(each: InspectedCertificateView): string[] {
  const dates = { valid: '', expired: ', expired', notYetValid: ', not yet valid' }[each.dates]
  const purposes = [...each.keyUsages, ...each.extendedKeyUsages].join(', ')
  return [
    '',
    `${each.issuedTo || each.subject}  issued by ${each.isSelfSigned ? 'itself' : each.issuedBy || each.issuer}`,
    `  names       ${each.dnsNames.join(', ') || '-'}`,
    `  valid       ${day(each.notBeforeWallInstant)} to ${day(each.notAfterWallInstant)}${dates}`,
    `  serial      ${each.serial}`,
    `  thumbprint  ${each.thumbprint}`,
    `  key         ${each.keyAlgorithm} ${each.keyBits}${each.hasPrivateKey ? ', with its private key' : ''}`,
    `  purposes    ${purposes || '-'}`,
    `  signed with ${each.signatureAlgorithm}`,
    ...(each.isAuthority
      ? [`  authority   yes${each.pathLength === null ? '' : `, path length ${each.pathLength}`}`]
      : []),
    ...each.crlDistributionPoints.map((url) => `  CRL at      ${url}`),
    ...(each.certificateId === null ? [] : [`  known as    ${each.certificateId}`]),
  ]
}

function contentLines({ pfx, csr, crl, keys }: InspectionView): string[] {
  return [
    ...(pfx
      ? [
          '',
          `PFX ${pfx.profile}, provider ${pfx.provider ?? '-'}, key ${pfx.keySpec}, ` +
            `MAC ${pfx.macDigest} with ${pfx.macIterations} iterations`,
        ]
      : []),
    ...(csr
      ? [
          '',
          `request for ${csr.subject || '-'}`,
          `  names       ${csr.dnsNames.join(', ') || '-'}`,
          `  key         ${csr.keyAlgorithm} ${csr.keyBits}`,
          `  purposes    ${[...csr.keyUsages, ...csr.extendedKeyUsages].join(', ') || '-'}`,
          `  signature   ${csr.isSignatureValid ? 'fits the key' : 'does not fit the key'}`,
        ]
      : []),
    ...(crl
      ? [
          '',
          `CRL ${crl.crlNumber ?? 'without a number'}, ${crl.revokedCount} revoked, ` +
            // 0 stands for none: then it holds for ever.
            (crl.nextUpdateWallInstant === 0 ? 'without an end' : `until ${day(crl.nextUpdateWallInstant)}`),
          `  issuer      ${crl.issuer}${crl.signedBy === null ? ', no root of this workspace' : ''}`,
          ...(crl.publishWallInstant === null ? [] : [`  next CRL    ${day(crl.publishWallInstant)}`]),
          ...crl.entries.map((entry) => `  revoked     ${entry.serial}  ${day(entry.wallInstant)}  ${entry.reason}`),
        ]
      : []),
    ...keys.map(({ kind, algorithm, keyBits }) => `${kind}  ${algorithm ?? '-'} ${keyBits ?? ''}`.trimEnd()),
  ]
}

function judgedLine({ fqdn, hostId, certificateIndex }: NonNullable<InspectionView['judged']>): string {
  if (certificateIndex === null) {
    return `On ${fqdn}, as the certificate that an authority would issue by copying the request:`
  }
  return hostId === null
    ? `On a host named ${fqdn} that trusts the roots of this workspace and has their newest CRLs:`
    : `On ${fqdn} as it is in this workspace:`
}

const marks: Record<RuleView['result'], string> = { passed: '✓', failed: '✗', notChecked: '-' }

function ruleLine(
  { rule, result, code, params, windowsCode }: RuleView,
  language: Session['terminal']['language'],
): string {
  const failure = code === null ? null : describeFailure({ code, params } as Failure, language)
  const why = failure ? `: ${failure.sentence} ${failure.next}${windowsCode === null ? '' : ` [${windowsCode}]`}` : ''
  return `${marks[result]} ${rule}${why}`
}

async function tree(
  { client, terminal, done }: Session,
  file: string,
  { block = 1 }: InspectOptions,
): Promise<number | Failure> {
  const page = await structure(client, file, block - 1)
  if (!page.ok) return page.failure
  const { nodes, nextOffset, problem } = page.value
  if (nextOffset !== null) terminal.note(`The first ${nodes.length} elements; the next one is at ${nextOffset}.`)
  return done(page.value, [
    ...nodes.map(nodeLine),
    ...(problem ? [`${String(problem.offset).padStart(7)}  ! ${problem.text}`] : []),
  ])
}

function structure(client: Client, file: string, block: number) {
  return client.call('certificate.structure', { file: { path: resolve(file) }, block, limit: treeNodesMax })
}

function nodeLine({ offset, depth, contentBytes, name, value, oidName, inside }: DerNodeView): string {
  const what = [name, ...(value ? [value] : []), ...(oidName === null ? [] : [`(${oidName})`])].join(' ')
  const more = inside === 'tooDeep' ? ' ... deeper than is shown' : ''
  return `${String(offset).padStart(7)} ${String(contentBytes).padStart(6)}  ${'  '.repeat(depth)}${what}${more}`
}
