/** `understudy ca inspect`: what a file is, what is in it, and whether a host would take it. */
import { valueText } from '../../../contract/texts/catalog.ts'
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
    .option('--password-file <file>', 'read the password of a PFX or a key from a file, or - for standard input')
    .option('--tree', 'show the raw structure instead')
    .option('--block <number>', 'the raw structure of this block of a PEM file', wholeNumber, 1)
    .action((file: string, options: InspectOptions) =>
      choose((invocation) => withSession(invocation, (session) => run(session, file, options), { onlyReads: true })),
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
    ...problemLines(reply.value),
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
  pfx: 'a PFX',
  p7b: 'a P7B: certificates without keys',
  csr: 'a request for a certificate',
  crl: 'a CRL',
  privateKey: 'a private key, not encrypted',
  encryptedPrivateKey: 'a private key, encrypted',
  publicKey: 'a public key',
  pem: 'several PEM blocks',
  other: 'something else',
}

function fileLine(view: InspectionView): string {
  const { fileKind, encoding, sizeBytes, blocks } = view
  const labels = blocks.map(({ label, kind }) => label ?? kind).join(', ')
  const each = fileKind === 'pem' || (fileKind === 'other' && blocks.some(({ label }) => label)) ? `: ${labels}` : ''
  return `This is ${whatItIs(view)}${each} (${encoding.toUpperCase()}, ${sizeBytes} bytes).`
}

/** By what was found in it, which is not always what such a file is for. */
function whatItIs({ fileKind, certificates, pfx, crl }: InspectionView): string {
  if (fileKind === 'certificate' && certificates.length > 1) return `${certificates.length} certificates`
  if (fileKind === 'crl' && crl?.isDelta) return 'a delta CRL, which lists only what has changed since another CRL'
  if (fileKind === 'p7b' && certificates.length === 0)
    return crl ? 'a P7B: a CRL, no certificate' : 'a P7B: no certificate'
  if (fileKind !== 'pfx' || !pfx) return kinds[fileKind]
  const keys =
    pfx.keyCount === 0 ? 'no private key' : pfx.keyCount === 1 ? 'private key' : `${pfx.keyCount} private keys`
  const held =
    pfx.certificateCount === 0 ? 'no certificate' : pfx.certificateCount === 1 ? 'certificate' : 'certificates'
  return pfx.keyCount === 0 || pfx.certificateCount === 0 ? `a PFX: ${held}, ${keys}` : `a PFX: ${held} and ${keys}`
}

/** Blocks that cannot be read, beside others that can. */
function problemLines({ blocks }: InspectionView): string[] {
  return blocks.flatMap(({ problem, form, label, kind }, index) => {
    const block = `block ${index + 1}`
    if (form !== null) return [`${block} is not read (${label ?? kind}): ${valueText(form, 'form', 'en')}`]
    return problem === null
      ? []
      : [`${block} cannot be read (${label ?? kind}): ${valueText(problem, 'problem', 'en')}`]
  })
}

function certificateLines(each: InspectedCertificateView): string[] {
  const dates = { valid: '', expired: ', expired', notYetValid: ', not yet valid' }[each.dates]
  const purposes = [...each.keyUsages, ...each.extendedKeyUsages].join(', ')
  return [
    '',
    `${each.issuedTo || each.subject}  issued by ${each.isSelfSigned ? 'itself' : each.issuedBy || each.issuer}`,
    `  names       ${[...each.dnsNames, ...each.otherNames].join(', ') || '-'}`,
    ...(each.subject === `CN=${each.issuedTo}` ? [] : [`  subject     ${each.subject || '-'}`]),
    `  valid       ${day(each.notBeforeWallInstant)} to ${day(each.notAfterWallInstant)}${dates}`,
    `  serial      ${each.serial}`,
    `  thumbprint  ${each.thumbprint}`,
    `  key         ${keyText(each)}${each.hasPrivateKey ? ', with its private key' : ''}`,
    `  purposes    ${purposes || '-'}`,
    `  signed with ${each.signatureAlgorithm}`,
    `  signature   ${certificateSignatureText(each.signature)}`,
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
          `  encrypted   certificates ${pfx.certificateEncryption ?? '-'}, key ${pfx.keyEncryption ?? '-'}`,
        ]
      : []),
    ...(csr
      ? [
          '',
          `request for ${csr.subject || '-'}`,
          `  names       ${[...csr.dnsNames, ...csr.otherNames].join(', ') || '-'}`,
          `  key         ${keyText(csr)}`,
          `  purposes    ${[...csr.keyUsages, ...csr.extendedKeyUsages].join(', ') || '-'}`,
          `  signature   ${signatureText(csr)}`,
        ]
      : []),
    ...(crl
      ? [
          '',
          `${crl.isDelta ? `Delta CRL to number ${crl.baseCrlNumber ?? '-'}, ` : ''}` +
            `CRL ${crl.crlNumber ?? 'without a number'}, ${crl.revokedCount} revoked, ` +
            // 0 stands for none: then it holds for ever.
            (crl.nextUpdateWallInstant === 0 ? 'without an end' : `until ${day(crl.nextUpdateWallInstant)}`),
          `  issuer      ${crl.issuer}${crl.signedBy === null ? ', no root of this workspace' : ''}`,
          ...(crl.uncheckedAlgorithm === null ? [] : [`  signature   cannot be checked: ${crl.uncheckedAlgorithm}`]),
          ...(crl.publishWallInstant === null ? [] : [`  next CRL    ${day(crl.publishWallInstant)}`]),
          ...crl.entries.map((entry) => `  revoked     ${entry.serial}  ${day(entry.wallInstant)}  ${entry.reason}`),
        ]
      : []),
    ...keys.map(({ kind, algorithm, keyBits }) => `${kind}  ${algorithm ?? '-'} ${keyBits ?? ''}`.trimEnd()),
  ]
}

function keyText({ keyAlgorithm, keyBits }: { keyAlgorithm: string; keyBits: number }): string {
  return keyBits === 0 ? keyAlgorithm : `${keyAlgorithm} ${keyBits}`
}

function certificateSignatureText(signature: InspectedCertificateView['signature']): string {
  switch (signature.result) {
    case 'valid':
      return `fits the key of ${signature.signer}`
    case 'invalid':
      return `does not fit the key of ${signature.signer}`
    case 'signerNotHere':
      return 'cannot be checked: its issuer is neither in the file nor among the roots here'
    case 'unknown':
      return `cannot be checked: ${signature.algorithm}`
  }
}

function signatureText({ isSignatureValid, uncheckedAlgorithm }: NonNullable<InspectionView['csr']>): string {
  if (uncheckedAlgorithm !== null) return `cannot be checked: ${uncheckedAlgorithm}`
  return isSignatureValid ? 'fits the key' : 'does not fit the key'
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
    ...(problem ? [`${String(problem.offset).padStart(7)}  ! ${valueText(problem.code, 'problem', 'en')}`] : []),
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
