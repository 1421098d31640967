/** Searching thousands of certificates, and doing one thing to many of them. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCrl } from '../../../../src-main/authority/inspection/inspect.ts'
import type { InputOf, OutputOf } from '../../../../src-main/contract/registry.ts'
import { valueOf } from '../../../authority/builders.ts'
import { aCore, close, passphrase, prepareTemplate, type Template, type TestCore } from '../../a-core.ts'
import { fillInventory, modelName, nameOfNumber } from './large-inventory.ts'
import { passwordsFileOf } from '../passwords-file-of.ts'

const day = 86_400_000
const year = 365 * day

interface Props {
  readonly rootId: string
  readonly otherRootId: string
  readonly hostIds: readonly string[]
  readonly ids: Readonly<Record<'one' | 'two' | 'ten' | 'cluster' | 'wildcard' | 'umlaut' | 'other' | 'old', string>>
}

let template: Template<Props>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    const hostIds: string[] = []
    for (const name of ['HV1', 'HV2']) {
      hostIds.push((await test.must('host.add', { name, dnsSuffix: 'lab.example' })).hostId)
    }
    const { rootId } = await test.must('root.create', { name: 'Main Root', passphrase })
    const { rootId: otherRootId } = await test.must('root.create', { name: 'Größe Root', passphrase })
    const issue = async (root: string, fqdns: string[], more: Partial<InputOf<'certificate.issue'>> = {}) =>
      (await test.must('certificate.issue', { rootId: root, fqdns, ...more })).certificateIds
    const [one = '', two = '', ten = ''] = await issue(rootId, [
      'hv1.lab.example',
      'hv2.lab.example',
      'hv10.lab.example',
    ])
    const [cluster = ''] = await issue(rootId, ['node1.lab.example', 'broker.lab.example'], { pattern: 'cluster' })
    const [wildcard = ''] = await issue(rootId, ['*.lab.example'], { allowsWildcard: true, years: 1 })
    const [umlaut = ''] = await issue(rootId, ['größe.müller.example'])
    const [other = ''] = await issue(otherRootId, ['hv1.lab.example'])
    const [old = ''] = await issue(rootId, ['old.lab.example'])
    await test.must('certificate.renew', { certificateId: old })
    await test.must('certificate.revoke', { certificateId: two, reason: 'keyCompromise' })
    await test.must('root.lock', { rootId })
    await test.must('root.lock', { rootId: otherRootId })
    return { rootId, otherRootId, hostIds, ids: { one, two, ten, cluster, wildcard, umlaut, other, old } }
  })
})

const search = (test: TestCore, input: InputOf<'certificate.search'>) => test.must('certificate.search', input)
const idsOf = (found: OutputOf<'certificate.search'>) => found.certificates.map((each) => each.certificateId)
const failureOfEach = (reply: { outcomes: readonly { failure: { code: string } | null }[] }) =>
  reply.outcomes.map(({ failure }) => failure?.code ?? null)

describe('searching', () => {
  it('finds a certificate by any of its names, by its root, and by all words together', async () => {
    const test = await template.open()
    const { ids } = template.props
    expect(idsOf(await search(test, { text: 'BROKER' }))).toEqual([ids.cluster])
    expect(idsOf(await search(test, { text: 'größe müller' }))).toEqual([ids.umlaut])
    expect(idsOf(await search(test, { text: 'xn--gre-6ka8i' }))).toEqual([ids.umlaut])
    expect(idsOf(await search(test, { text: 'hv1.lab größe', kinds: ['host'] }))).toEqual([ids.other])
    expect(idsOf(await search(test, { text: 'hv1.lab nothing' }))).toEqual([])
  })

  it('finds a certificate by its serial number and its thumbprints, however they are written', async () => {
    const test = await template.open()
    const { one } = template.props.ids
    const view = await test.must('certificate.view', { certificateId: one })
    const pairs = (text: string) => text.match(/../g) ?? []
    const forms = (text: string) => [text, pairs(text).join(':'), pairs(text).join(' '), pairs(text).join('-')]
    const evenSerial = view.serial.padStart(Math.ceil(view.serial.length / 2) * 2, '0')
    const written = [evenSerial, evenSerial.toUpperCase(), `00${evenSerial}`, view.thumbprint, view.sha256].flatMap(
      forms,
    )
    for (const text of [...written, `0x${view.serial}`, view.thumbprint.slice(10, 24), view.serial.slice(0, 3)]) {
      expect(idsOf(await search(test, { text })), text).toContain(one)
    }
    // Three digits in the middle of a number stand in many by chance.
    const inTheMiddle = view.thumbprint.slice(20, 23)
    const found = await search(test, { text: inTheMiddle })
    for (const each of found.certificates) {
      const { certificateId } = each
      const { sha256 } = await test.must('certificate.view', { certificateId })
      const begins = [each.serial, each.thumbprint, sha256].some((text) => text.toUpperCase().startsWith(inTheMiddle))
      expect(begins || each.dnsNames.join().includes(inTheMiddle.toLowerCase())).toBe(true)
    }
  })

  it('puts every certificate into one state and counts each choice of a filter under the others', async () => {
    const test = await template.open()
    const { rootId, otherRootId, hostIds, ids } = template.props
    test.wall.now += year - 10 * day
    const all = await search(test, {})
    expect(all.counts.byState).toEqual({
      valid: 8,
      expiresSoon: 1,
      expired: 0,
      notYetValid: 0,
      revoked: 1,
      superseded: 1,
    })
    expect(all).toMatchObject({ foundCount: 11, totalCount: 11, allIds: null })
    expect(all.counts.byRoot).toEqual([
      { rootId, name: 'Main Root', count: 9 },
      { rootId: otherRootId, name: 'Größe Root', count: 2 },
    ])
    // Its own certificate twice, the wildcard, and for the second host the revoked one.
    expect(all.counts.byHost.map(({ count }) => count)).toEqual([3, 2])
    const soon = await search(test, { states: ['expiresSoon'] })
    expect(idsOf(soon)).toEqual([ids.wildcard])
    expect(soon.counts.byState).toEqual(all.counts.byState)
    expect(soon.counts.byRoot.map(({ count }) => count)).toEqual([1, 0])
    expect(idsOf(await search(test, { states: ['superseded', 'revoked'] }))).toEqual([ids.two, ids.old])
    expect(idsOf(await search(test, { rootIds: [otherRootId], kinds: ['host'] }))).toEqual([ids.other])
    expect(idsOf(await search(test, { endsByWallInstant: test.wall.now + 30 * day }))).toEqual([ids.wildcard])
    test.wall.now += 20 * day
    expect(idsOf(await search(test, { states: ['expired'] }))).toEqual([ids.wildcard])
    test.wall.now += 5 * year
    const later = await search(test, { states: ['expired', 'superseded'], hostId: hostIds[0] ?? '' })
    expect(idsOf(later).toSorted()).toEqual([ids.one, ids.other, ids.wildcard].toSorted())
  })

  it('goes by host: what is made out to it and what its stores hold', async () => {
    const test = await template.open()
    const { hostIds, ids, rootId } = template.props
    const [first = '', second = ''] = hostIds
    await test.must('root.unlock', { rootId, passphrase })
    await test.must('certificate.export', { certificateIds: [ids.cluster], folder: join(test.folder, 'files') })
    await test.must('certificate.importOnHost', { hostId: second, certificateId: ids.cluster })
    const found = await search(test, { hostId: second, kinds: ['host'] })
    expect(idsOf(found)).toEqual([ids.wildcard, ids.two, ids.cluster])
    expect(found.certificates.map((each) => each.usedByHostIds)).toEqual([[], [], [second]])
    expect(found.certificates.map((each) => each.isExported)).toEqual([false, false, true])
    expect(idsOf(await search(test, { hostId: first }))).toEqual([ids.wildcard, ids.one, ids.other])
    expect(idsOf(await search(test, { fqdn: 'Broker.lab.example.' }))).toEqual([ids.wildcard, ids.cluster])
    expect(idsOf(await search(test, { fqdn: 'a.b.lab.example' }))).toEqual([])
    expect((await test.refusal('certificate.search', { hostId: 'host-99' })).code).toBe('host.unknown')
  })

  it('sorts numbers in names as numbers, in both directions, and gives page after page', async () => {
    const test = await template.open()
    const { ids } = template.props
    const hosts = { text: 'hv', kinds: ['host' as const] }
    expect(idsOf(await search(test, hosts))).toEqual([ids.one, ids.other, ids.two, ids.ten])
    expect(idsOf(await search(test, { ...hosts, isDescending: true, limit: 2 }))).toEqual([ids.ten, ids.two])
    expect(idsOf(await search(test, { ...hosts, sort: 'issued', offset: 1, limit: 2 }))).toEqual([ids.two, ids.ten])
    expect(idsOf(await search(test, { ...hosts, sort: 'root' }))).toEqual([ids.other, ids.one, ids.two, ids.ten])
    const byState = await search(test, { sort: 'state', isDescending: true })
    expect(byState.certificates.slice(0, 2).map(({ state }) => state)).toEqual(['superseded', 'revoked'])
    for (const [sort, member] of [
      ['notAfter', 'notAfterWallInstant'],
      ['notBefore', 'notBeforeWallInstant'],
    ] as const) {
      const ends = (await search(test, { sort })).certificates.map((each) => each[member])
      expect(ends).toEqual(ends.toSorted((one, other) => one - other))
    }
    const serials = (await search(test, { sort: 'serial' })).certificates.map(({ serial }) => BigInt(`0x${serial}`))
    expect(serials).toEqual(serials.toSorted((one, other) => (one < other ? -1 : 1)))
    const page = await search(test, { offset: 10, limit: 5, withAllIds: true })
    expect(page.certificates).toHaveLength(1)
    expect(page.allIds).toHaveLength(11)
  })

  it('sees at once what was issued, renewed and revoked, also after the workspace was opened again', async () => {
    const test = await template.open()
    const { rootId, ids } = template.props
    expect((await search(test, { text: 'fresh' })).foundCount).toBe(0)
    await test.must('root.unlock', { rootId, passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['fresh.lab.example'] })
    const fresh = certificateIds[0] ?? ''
    expect(idsOf(await search(test, { text: 'fresh' }))).toEqual([fresh])
    await test.must('certificate.revoke', { certificateId: fresh })
    expect((await search(test, { text: 'fresh' })).certificates[0]?.state).toBe('revoked')
    const { certificateId: successor } = await test.must('certificate.renew', { certificateId: ids.one })
    const found = await search(test, { text: 'hv1.lab', rootIds: [rootId], kinds: ['host'] })
    expect(found.certificates.map(({ certificateId, state }) => [certificateId, state])).toEqual([
      [ids.one, 'superseded'],
      [successor, 'valid'],
    ])
  })

  it('agrees with the list of everything', async () => {
    const test = await template.open()
    const { certificates } = await test.must('certificate.list', {})
    const found = await search(test, { sort: 'issued' })
    expect(idsOf(found)).toEqual(certificates.map((each) => each.certificateId))
    for (const [index, each] of found.certificates.entries()) {
      const { rootName, state, isExported, ...shared } = each
      expect(certificates[index]).toMatchObject(shared)
      expect(isExported).toBe(certificates[index]?.exportedFiles.length !== 0)
      expect([rootName !== '', state !== 'expired']).toEqual([true, true])
    }
  })
})

describe('thousands of certificates', () => {
  it('are found in pages, each once, by a core that has just been opened', async () => {
    const test = await template.open()
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: [modelName] })
    const inventory = { rootId, modelId: certificateIds[0] ?? '', passphrase }
    const added = await fillInventory(test.workspace, inventory, 2000, (number) => ({
      ...(number % 10 === 0 ? { revocation: { wallInstant: test.wall.now, reason: 'superseded' } } : {}),
    }))
    await close(test)
    const again = await aCore({ path: test.path })
    const found = await search(again, { text: 'hv0', limit: 1000, withAllIds: true })
    expect(found.foundCount).toBe(2001)
    expect(new Set(found.allIds)).toEqual(new Set([...certificateIds, ...added]))
    expect(found.counts.byState).toMatchObject({ valid: 1801, revoked: 200 })
    const rest = await search(again, { text: 'hv0', limit: 1000, offset: 1000 })
    const names = [...found.certificates, ...rest.certificates].map(({ dnsNames }) => dnsNames[0])
    expect(names).toEqual(Array.from({ length: 2000 }, (_, index) => nameOfNumber(index)))
  })
})

describe('renewing many', () => {
  it('answers for each and leaves those that cannot be renewed as they were', async () => {
    const test = await template.open()
    const { rootId, ids } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const rootCertificate = (await test.must('root.list', {})).roots[0]?.certificateId ?? ''
    const certificateIds = [ids.one, ids.old, ids.other, 'certificate-99', rootCertificate, ids.ten, ids.one]
    const renewed = await test.must('certificate.renewMany', { certificateIds })
    expect(renewed.outcomes.map(({ certificateId }) => certificateId)).toEqual(certificateIds.slice(0, 6))
    expect(failureOfEach(renewed)).toEqual([
      null,
      'certificate.alreadyRenewed',
      'root.locked',
      'certificate.unknown',
      'certificate.notIssuedHere',
      null,
    ])
    expect(renewed).toMatchObject({ doneCount: 2, failedCount: 4 })
    for (const { certificateId, successorId } of renewed.outcomes.filter(({ failure }) => failure === null)) {
      const view = await test.must('certificate.view', { certificateId })
      expect(view.supersededBy).toBe(successorId)
    }
    const kept = await test.must('certificate.renewMany', { certificateIds: [ids.two], newKey: false })
    expect(failureOfEach(kept)).toEqual(['certificate.keyRevoked'])
  })

  it('reports progress, and keeps what was done when it is cancelled', async () => {
    const test = await template.open()
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const fqdns = Array.from({ length: 12 }, (_, index) => `many${index}.lab.example`)
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns })
    const stop = test.core.subscribe((event) => {
      if (event.params['task'] === 'certificate.renewMany') void test.call('task.cancel', {})
    })
    const renewed = await test.must('certificate.renewMany', { certificateIds, newKey: false })
    stop()
    expect(renewed.doneCount).toBeGreaterThan(0)
    expect(renewed.doneCount).toBeLessThan(12)
    const states = await search(test, { text: 'many', states: ['superseded'] })
    expect(states.foundCount).toBe(renewed.doneCount)
    for (const { failure } of renewed.outcomes) expect([undefined, 'core.cancelled']).toContain(failure?.code)
  })
})

describe('revoking many', () => {
  it('signs one CRL per root that names them all, and says which could not be revoked', async () => {
    const test = await template.open()
    const { rootId, otherRootId, ids } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const folder = join(test.folder, 'crl')
    const certificateIds = [ids.one, ids.ten, ids.two, ids.other, ids.old]
    const input = { certificateIds, reason: 'superseded' as const, folder }
    const revoked = await test.must('certificate.revokeMany', input)
    expect(failureOfEach(revoked)).toEqual([null, null, 'certificate.alreadyRevoked', 'root.locked', null])
    expect(revoked.crls).toMatchObject([{ rootId, crlNumber: 3 }])
    const crl = valueOf(readCrl(readFileSync(revoked.crls[0]?.path ?? ''), 'crl'))
    expect(crl.revoked).toHaveLength(4)
    const { certificates } = await search(test, { states: ['revoked'] })
    expect(crl.revoked.map(({ serialNumber }) => serialNumber).toSorted()).toEqual(
      certificates.map(({ serial }) => serial).toSorted(),
    )

    await test.must('root.unlock', { rootId: otherRootId, passphrase })
    // Where the file of the CRL cannot be written, nothing is revoked, as with a single one.
    writeFileSync(join(test.folder, 'file'), '')
    const beneath = { certificateIds: [ids.other], folder: join(test.folder, 'file', 'crl') }
    const unwritten = await test.must('certificate.revokeMany', beneath)
    expect(failureOfEach(unwritten)).toEqual(['file.unwritable'])
    expect(unwritten).toMatchObject({ doneCount: 0, crls: [] })
    const { entries } = await test.must('audit.list', {})
    expect(entries.filter(({ kind }) => kind === 'certificate.revoked')).toHaveLength(4)
  })
})

describe('exporting many', () => {
  it('writes what can be written and says which could not', async () => {
    const test = await template.open()
    const { rootId, ids } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const folder = join(test.folder, 'files')
    const certificateIds = [ids.one, ids.other, 'certificate-99', ids.cluster]
    const exported = await test.must('certificate.exportMany', { certificateIds, folder })
    expect(failureOfEach(exported)).toEqual([null, 'certificate.sameFiles', 'certificate.unknown', null])
    expect(exported).toMatchObject({ folder, doneCount: 2, failedCount: 2 })
    for (const { path } of exported.files) expect(existsSync(path)).toBe(true)
    const inFolder = exported.files.filter(({ kind }) => kind !== 'passwords').map(({ path }) => basename(path))
    expect(inFolder.toSorted()).toEqual(readdirSync(folder).toSorted())
    const passwords = readFileSync(passwordsFileOf(folder), 'utf8')
    for (const name of ['hv1.lab.example', 'node1.lab.example']) expect(passwords).toContain(name)
    rmSync(folder, { recursive: true })
    const other = await test.must('certificate.exportMany', { certificateIds: [ids.other], folder })
    expect(failureOfEach(other)).toEqual(['root.locked'])
    expect(other.files).toEqual([])
  })
})
