/** Whatever touches a key is in the audit trail: every command around certificates, with the entries that it writes. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { createRoot } from '../../../src-main/authority/certificates/issue.ts'
import { calls, type CallName } from '../../../src-main/contract/registry.ts'
import { contextAt, pemText, valueOf } from '../../authority/builders.ts'
import {
  callNames,
  makeReplicaServer,
  passphrase,
  prepareTemplate,
  twoHosts,
  type Template,
  type TestCore,
  type Trust,
} from '../a-core.ts'
import { anAuthority } from '../an-authority.ts'

const other = 'another passphrase, quite as long'

let template: Template<Trust>
beforeAll(async () => {
  template = await prepareTemplate(async (test, folder) => {
    const trust = await twoHosts(test, join(folder, 'files'))
    await makeReplicaServer(test, trust.hostIds[1], trust.certificateIds[1])
    return trust
  })
})

interface Scene extends Trust {
  readonly test: TestCore
  /** Where files go. */
  readonly folder: string
}
type Row = readonly [name: CallName, kinds: readonly string[], perform: (scene: Scene) => Promise<unknown>]

/** In this order on one workspace: what one command makes, a later one may use. */
const rows: readonly Row[] = [
  ['root.unlock', ['root.unlocked'], ({ test, rootId }) => test.must('root.unlock', { rootId, passphrase })],
  [
    'root.unlock',
    ['root.unlockRefused'],
    ({ test, rootId }) => test.refusal('root.unlock', { rootId, passphrase: other }),
  ],
  [
    'root.create',
    ['root.created', 'crl.published'],
    ({ test }) => test.must('root.create', { name: 'Second', passphrase }),
  ],
  ['root.recoverySheet', ['root.recoverySheetMade'], ({ test, rootId }) => test.must('root.recoverySheet', { rootId })],
  [
    'root.changePassphrase',
    ['root.passphraseChanged'],
    ({ test, rootId }) => test.must('root.changePassphrase', { rootId, passphrase, newPassphrase: other }),
  ],
  [
    'root.changePassphrase',
    ['root.unlockRefused'],
    ({ test, rootId }) => test.refusal('root.changePassphrase', { rootId, passphrase, newPassphrase: other }),
  ],
  ['root.import', ['root.imported', 'crl.published'], importForeign],
  ['crl.import', ['root.imported', 'crl.published', 'crl.takenOver', 'crl.published'], takeOverCrl],
  ['root.reissue', ['root.reissued'], ({ test, rootId }) => test.must('root.reissue', { rootId })],
  [
    'certificate.issue',
    ['certificate.issued', 'certificate.issued'],
    ({ test, rootId }) => test.must('certificate.issue', { rootId, fqdns: ['a.lab.example', 'b.lab.example'] }),
  ],
  [
    'certificate.renew',
    ['certificate.issued', 'certificate.renewed'],
    ({ test, certificateIds }) => test.must('certificate.renew', { certificateId: certificateIds[0] }),
  ],
  [
    'certificate.renewMany',
    ['certificate.issued', 'certificate.renewed'],
    ({ test, certificateIds }) => test.must('certificate.renewMany', { certificateIds: [certificateIds[1]] }),
  ],
  [
    'certificate.export',
    ['certificate.exported'],
    ({ test, certificateIds, folder }) =>
      test.must('certificate.export', { certificateIds: [certificateIds[0]], folder }),
  ],
  [
    'certificate.exportMany',
    ['certificate.exported', 'certificate.exported'],
    ({ test, certificateIds, folder }) =>
      test.must('certificate.exportMany', { certificateIds: [...certificateIds], folder }),
  ],
  [
    'certificate.bundle',
    ['certificate.exported'],
    ({ test, certificateIds, folder }) =>
      test.must('certificate.bundle', { certificateIds: [certificateIds[0]], folder: join(folder, 'bundles') }),
  ],
  ['csr.sign', ['certificate.issued'], signRequest],
  [
    'root.createPerHost',
    ['root.created', 'certificate.issued', 'crl.published'],
    ({ test }) => test.must('root.createPerHost', { fqdns: ['own.lab.example'], passphrase }),
  ],
  [
    'certificate.makeForHosts',
    ['root.created', 'crl.published', 'certificate.issued', 'certificate.exported'],
    ({ test, folder }) =>
      test.must('certificate.makeForHosts', {
        suffix: 'corp.example',
        fqdns: ['hv01'],
        passphrase,
        folder: join(folder, 'corp certificates'),
      }),
  ],
  [
    'certificate.renewEverywhere',
    ['certificate.exported'],
    ({ test, certificateIds }) => test.must('certificate.renewEverywhere', { certificateId: certificateIds[1] }),
  ],
  [
    'connection.test',
    ['certificate.usedInHandshake', 'certificate.usedInHandshake'],
    ({ test, hostIds, fqdns }) => test.must('connection.test', { hostId: hostIds[0], replicaServer: fqdns[1] }),
  ],
  [
    'certificate.revoke',
    ['certificate.revoked', 'crl.published'],
    ({ test, certificateIds }) => test.must('certificate.revoke', { certificateId: certificateIds[0] }),
  ],
  [
    'certificate.revokeMany',
    ['certificate.revoked', 'crl.published'],
    ({ test, certificateIds }) => test.must('certificate.revokeMany', { certificateIds: [certificateIds[1]] }),
  ],
  ['crl.publish', ['crl.published'], ({ test, rootId }) => test.must('crl.publish', { rootId })],
]

/** Their entries are in tests of their own: `protection.test.ts`, `custody.test.ts`, `roll-over.test.ts`. */
const elsewhere: readonly CallName[] = [
  ...(['root.unlockRemembered', 'root.forgetPassphrase', 'root.restore', 'root.rollOver', 'root.endRollOver'] as const),
  // In `clock-check.test.ts`.
  'protection.confirmClock',
  // Made of the commands above, with their entries.
  ...(['rehearsal.run', 'rehearsal.prepareTwoHosts'] as const),
]

/** They touch no key of a root or of a certificate that was issued here. */
const keyless: readonly CallName[] = [
  ...(['root.lock', 'root.lockAll', 'protection.set', 'template.save', 'template.delete'] as const),
  // The key that it is about is made on the host.
  'csr.prepare',
  ...(['crl.setPolicy', 'crl.offer', 'crl.startServer', 'crl.stopServer', 'crl.distribute'] as const),
  // A file with a password of its own goes into the store of an emulated host.
  ...([
    'certificate.importOnHost',
    'store.importPfx',
    'store.importCertificate',
    'store.importCrl',
    'store.importRoot',
    'store.remove',
  ] as const),
]

it('has a row for every command around certificates', () => {
  const families = /^(root|certificate|crl|store|connection|protection|template|rehearsal|csr|request|bundle)\./
  const known = new Set([...rows.map(([name]) => name), ...elsewhere, ...keyless])
  const unknown = callNames('command').filter((name) => families.test(name) && !known.has(name))
  expect(unknown, 'say which entries these write, or that they touch no key').toEqual([])
  for (const name of known) expect(calls[name].kind).toBe('command')
})

it('gets the entries of each command, in the order in which they are made, and its chain holds', async () => {
  const test = await template.open()
  test.secrets.add(other)
  const scene = { ...template.props, test, folder: join(test.folder, 'out') }
  const written: [string, string[]][] = []
  for (const [name, , perform] of rows) {
    const before = (await test.must('audit.list', { limit: 10_000 })).entries.length
    await perform(scene)
    const { entries } = await test.must('audit.list', { fromSequence: before + 1 })
    written.push([name, entries.map(({ kind }) => kind)])
  }
  expect(written).toEqual(rows.map(([name, kinds]) => [name, kinds]))
  expect(await test.must('audit.verify', {})).toMatchObject({ isIntact: true })
})

async function signRequest({ test, rootId, folder }: Scene): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'request.req')
  const key = ['-newkey', 'rsa:2048', '-noenc', '-keyout', join(folder, 'request.key')]
  execFileSync('openssl', ['req', '-new', ...key, '-subj', '/CN=c.lab.example', '-out', path], { stdio: 'pipe' })
  await test.must('csr.sign', { rootId, file: { path } })
}

/** The last CRL that an authority signed elsewhere, which comes after the authority. */
async function takeOverCrl({ test, folder }: Scene): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const company = anAuthority(folder, 'Company CA', 'd.lab.example')
  await test.must('root.import', { file: { path: company.certificate }, key: { path: company.key }, passphrase })
  await test.must('crl.import', { file: { path: company.crl('last.crl', { crlNumber: '2A', revoked: ['1234'] }) } })
}

async function importForeign({ test }: Scene): Promise<void> {
  const foreign = valueOf(
    await createRoot({ commonName: 'Foreign', keyBits: 2048 }, contextAt(new Date(test.wall.now))),
  )
  const file = (name: string, bytes: Uint8Array | string) => ({ name, base64: Buffer.from(bytes).toString('base64') })
  await test.must('root.import', {
    file: file('foreign.pem', pemText('CERTIFICATE', foreign.certificate)),
    key: file('foreign.key', foreign.privateKey.export({ format: 'pem', type: 'pkcs8' })),
    passphrase,
  })
}
