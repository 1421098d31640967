/** How long roots stay unlocked, and passphrases that the system remembers. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SecretKeeper } from '../../../../src-main/app/base/secret-keeper.ts'
import { aCore, close, passphrase, prepareTemplate, type Template, type TestCore } from '../../a-core.ts'

const minute = 60_000
const other = 'another passphrase, quite as long'

let template: Template<{ rootId: string; otherRootId: string }>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
    const { rootId: otherRootId } = await test.must('root.create', { name: 'Other Root', passphrase })
    return { rootId, otherRootId }
  })
})

/** A system that keeps secrets by name and hands them out under a handle. */
function aSystem() {
  const system = { problem: null as string | null, refusal: null as string | null, key: 1, kept: [] as string[] }
  const keeper: SecretKeeper = {
    problem: () => Promise.resolve(system.problem),
    seal(text) {
      if (system.refusal !== null) return Promise.reject(new Error(system.refusal))
      system.kept.push(text)
      return Promise.resolve(Buffer.of(system.key, system.kept.length - 1))
    },
    open([key = 0, index = 0]) {
      if (system.refusal !== null) return Promise.reject(new Error(system.refusal))
      return Promise.resolve({ text: system.kept[index] ?? '', shouldSealAgain: key < system.key })
    },
  }
  return { system, keeper }
}

const rootIn = async (test: TestCore) => (await test.must('root.list', {})).roots[0] ?? expect.fail('there is no root')
const kindsIn = async (test: TestCore) =>
  (await test.must('audit.list', { fromSequence: 5 })).entries.map((entry) => entry.kind)

describe('the time that a root stays unlocked', () => {
  it('is eight hours at the longest and a quarter of an hour without use, unless something else is set', async () => {
    const test = await template.open()
    const { rootId } = template.props
    expect(await test.must('protection.view', {})).toMatchObject({ unlockMinutes: 480, idleMinutes: 15 })
    expect(await test.must('protection.set', { idleMinutes: null })).toMatchObject({
      unlockMinutes: 480,
      idleMinutes: null,
    })
    await test.must('root.unlock', { rootId, passphrase })
    expect((await rootIn(test)).locksAtWallInstant).toBe(test.wall.now + 480 * minute)
    test.wall.now += 480 * minute
    await test.must('crl.publish', { rootId })
    test.wall.now += 1
    expect((await test.refusal('crl.publish', { rootId })).code).toBe('root.locked')
    await test.must('protection.set', { unlockMinutes: null })
    await test.must('root.unlock', { rootId, passphrase })
    test.wall.now += 100_000 * minute
    expect(await rootIn(test)).toMatchObject({ isUnlocked: true, locksAtWallInstant: null })
    await test.must('root.unlock', { rootId, passphrase, minutes: 1 })
    test.wall.now += minute + 1
    expect(await rootIn(test)).toMatchObject({ isUnlocked: false, locksAtWallInstant: null })
  })

  it('is kept in the workspace, and bounded', async () => {
    const test = await template.open()
    await test.must('protection.set', { unlockMinutes: 1, idleMinutes: 480 })
    await close(test)
    const again = await aCore({ path: test.path })
    expect(await again.must('protection.view', {})).toMatchObject({ unlockMinutes: 1, idleMinutes: 480 })
    for (const minutes of [0, 481, 1.5]) {
      expect(await again.refusal('protection.set', { unlockMinutes: minutes })).toMatchObject({
        code: 'input.invalid',
        field: 'unlockMinutes',
      })
    }
  })

  it('ends for all roots at once on command', async () => {
    const test = await template.open()
    const { rootId, otherRootId } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    await test.must('root.unlock', { rootId: otherRootId, passphrase })
    expect(await test.must('root.lockAll', {})).toEqual({ rootIds: [rootId, otherRootId] })
    const { roots } = await test.must('root.list', {})
    expect(roots.map((root) => root.isUnlocked)).toEqual([false, false])
    expect(await test.must('root.lockAll', {})).toEqual({ rootIds: [] })
    const locked = test.events.filter(({ type }) => type === 'root.locked')
    expect(locked.map(({ params }) => params['root'])).toEqual(['Test Root', 'Other Root'])
  })

  it('does not end in the middle of a batch, which the locking waits for', async () => {
    const test = await template.open()
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase, minutes: 1 })
    let locked: Promise<unknown> | undefined
    const stop = test.core.subscribe((event) => {
      if (event.type !== 'task.progressed') return
      test.wall.now += 60 * minute
      locked ??= test.call('root.lockAll', {})
    })
    const fqdns = Array.from({ length: 6 }, (_, index) => `hv${index}.lab.example`)
    expect((await test.must('certificate.issue', { rootId, fqdns })).certificateIds).toHaveLength(6)
    stop()
    await locked
    expect((await rootIn(test)).isUnlocked).toBe(false)
  })
})

describe('a passphrase that the system remembers', () => {
  it('unlocks the root after the program was started again, until it is forgotten', async () => {
    const { system, keeper: secretKeeper } = aSystem()
    const test = await template.open({ secretKeeper })
    const { rootId } = template.props
    expect(await test.must('protection.view', {})).toMatchObject({
      canRememberPassphrase: true,
      cannotRememberBecause: null,
    })
    expect((await test.refusal('root.unlockRemembered', { rootId })).code).toBe('passphrase.notRemembered')
    await test.must('root.unlock', { rootId, passphrase, remember: true })
    expect(system.kept).toEqual([passphrase])
    expect((await rootIn(test)).isPassphraseRemembered).toBe(true)
    await close(test)
    expect(readFileSync(test.path).includes(passphrase)).toBe(false)

    const again = await aCore({ path: test.path, secretKeeper })
    expect(await rootIn(again)).toMatchObject({ isUnlocked: false, isPassphraseRemembered: true })
    await again.must('root.unlockRemembered', { rootId, minutes: 2 })
    expect((await rootIn(again)).locksAtWallInstant).toBe(again.wall.now + 2 * minute)
    await again.must('certificate.issue', { rootId, fqdns: ['hv01.lab.example'] })
    expect(await again.must('root.forgetPassphrase', { rootId })).toEqual({ wasRemembered: true })
    expect(await again.must('root.forgetPassphrase', { rootId })).toEqual({ wasRemembered: false })
    expect((await again.refusal('root.unlockRemembered', { rootId })).code).toBe('passphrase.notRemembered')
    expect((await again.refusal('root.unlockRemembered', { rootId: 'root-9' })).code).toBe('root.unknown')
    expect((await again.refusal('root.forgetPassphrase', { rootId: 'root-9' })).code).toBe('root.unknown')
    expect(await kindsIn(again)).toEqual([
      'root.unlocked',
      'root.passphraseRemembered',
      'root.unlocked',
      'certificate.issued',
      'root.passphraseForgotten',
    ])
  })

  it('is sealed again when the system has got a new key', async () => {
    const { system, keeper: secretKeeper } = aSystem()
    const test = await template.open({ secretKeeper })
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase, remember: true })
    await test.must('root.unlockRemembered', { rootId })
    expect(system.kept).toHaveLength(1)
    system.key = 2
    await test.must('root.unlockRemembered', { rootId })
    expect(system.kept).toEqual([passphrase, passphrase])
    await test.must('root.unlockRemembered', { rootId })
    expect(system.kept).toHaveLength(2)
  })

  it('is forgotten when the passphrase is changed', async () => {
    const { keeper: secretKeeper } = aSystem()
    const test = await template.open({ secretKeeper })
    const { rootId } = template.props
    test.secrets.add(other)
    await test.must('root.unlock', { rootId, passphrase, remember: true })
    await test.must('root.changePassphrase', { rootId, passphrase, newPassphrase: other })
    expect((await rootIn(test)).isPassphraseRemembered).toBe(false)
  })

  it('is forgotten when it opens the root no more, which costs what any wrong one costs', async () => {
    const { system, keeper: secretKeeper } = aSystem()
    const test = await template.open({ secretKeeper })
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase, remember: true })
    await test.must('root.lockAll', {})
    system.kept[0] = other
    expect((await test.refusal('root.unlockRemembered', { rootId })).code).toBe('root.wrongPassphrase')
    expect(await rootIn(test)).toMatchObject({ isUnlocked: false, isPassphraseRemembered: false })
    expect((await kindsIn(test)).slice(-2)).toEqual(['root.unlockRefused', 'root.passphraseForgotten'])
  })

  it('is refused where nothing protects it, and the root stays locked', async () => {
    const { system, keeper: secretKeeper } = aSystem()
    const test = await template.open({ secretKeeper })
    const { rootId } = template.props
    const refused = async () => (await test.refusal('root.unlock', { rootId, passphrase, remember: true })).code
    system.problem = 'basic_text'
    expect(await test.must('protection.view', {})).toMatchObject({
      canRememberPassphrase: false,
      cannotRememberBecause: 'basic_text',
    })
    expect(await refused()).toBe('passphrase.noSafeStore')
    system.problem = null
    system.refusal = 'The keychain is locked.'
    expect(await test.refusal('root.unlock', { rootId, passphrase, remember: true })).toMatchObject({
      code: 'passphrase.storeFailed',
      params: { problem: 'foreign: The keychain is locked' },
    })
    expect(await rootIn(test)).toMatchObject({ isUnlocked: false, isPassphraseRemembered: false })
    system.refusal = null
    await test.must('root.unlock', { rootId, passphrase, remember: true })
    system.refusal = 'The keychain is locked.'
    expect((await test.refusal('root.unlockRemembered', { rootId })).code).toBe('passphrase.storeFailed')
    expect((await rootIn(test)).isPassphraseRemembered).toBe(true)
  })

  it('is nothing for the browser and the command line, which can only forget it', async () => {
    const { keeper: secretKeeper } = aSystem()
    const test = await template.open({ secretKeeper })
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase, remember: true })
    await close(test)
    const again = await aCore({ path: test.path })
    expect(await again.must('protection.view', {})).toMatchObject({
      canRememberPassphrase: false,
      cannotRememberBecause: 'shell',
    })
    expect((await again.refusal('root.unlockRemembered', { rootId })).code).toBe('passphrase.shellRemembersNone')
    const refusal = await again.refusal('root.unlock', { rootId, passphrase, remember: true })
    expect(refusal.code).toBe('passphrase.shellRemembersNone')
    expect(await again.must('root.forgetPassphrase', { rootId })).toEqual({ wasRemembered: true })
  })
})
