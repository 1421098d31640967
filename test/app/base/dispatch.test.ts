import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDispatcher, type Handlers } from '../../../src-main/app/base/dispatch.ts'
import { ok } from '../../../src-main/contract/failure.ts'
import { aCore, failureOf, passphrase, prepareTemplate, valueOf, type Template } from '../a-core.ts'
import { threadMilliseconds } from '../../thread-time.ts'

describe('what a client sends', () => {
  it('is refused by name where no call has it', async () => {
    const { core } = await aCore()
    for (const name of ['world.destroy', '', '__proto__', 'constructor', 'toString']) {
      expect(failureOf(await core.call(name, {}))).toMatchObject({ code: 'call.unknown', params: { name } })
    }
  })

  it('is refused with the field that does not fit', async () => {
    const { core } = await aCore()
    const cases: [string, unknown, string][] = [
      ['host.add', {}, 'name'],
      ['host.add', { name: 7 }, 'name'],
      ['host.add', { name: 'HV1', colour: 'red' }, 'colour'],
      ['host.add', { name: 'HV1', edition: '2003' }, 'edition'],
      ['host.view', { hostId: 'host-0' }, 'hostId'],
      ['clock.skip', { seconds: 1.5 }, 'seconds'],
      ['clock.skip', { seconds: '60' }, 'seconds'],
      ['activity.list', { limit: 0 }, 'limit'],
      ['vm.create', { hostId: 'host-1', name: 'web01', disks: [{ sizeBytes: -1 }] }, 'disks.0.sizeBytes'],
      ['vm.create', { hostId: 'host-1', name: 'web01', disks: [{ sizeBytes: 1, speed: 2 }] }, 'disks.0.speed'],
      ['wizard.view', { kind: 'enableEverything', vmId: 'vm-1' }, 'kind'],
    ]
    for (const [name, input, field] of cases) {
      expect(failureOf(await core.call(name, input)), name).toMatchObject({ code: 'input.invalid', field })
    }
    for (const input of ['text', 7, [], true]) {
      expect(failureOf(await core.call('host.add', input))).toMatchObject({
        code: 'input.invalid',
        params: { field: 'input' },
      })
    }
  })

  it.runIf(process.platform !== 'win32')('may be the name of a pipe or a device, and nobody waits for it', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HV1', dnsSuffix: 'lab.example' })
    const pipe = join(test.folder, 'pipe')
    const endless = join(test.folder, 'endless')
    execFileSync('mkfifo', [pipe])
    symlinkSync('/dev/zero', endless)
    const before = performance.now()
    const refusals = [pipe, endless].flatMap((path) => [
      test.refusal('store.importCertificate', { hostId, store: 'LocalMachine\\Root', file: { path } }),
      test.refusal('store.importPfx', { hostId, store: 'LocalMachine\\My', file: { path }, password: '' }),
      test.refusal('store.importCrl', { hostId, file: { path } }),
      test.refusal('certificate.inspect', { file: { path } }),
      test.refusal('csr.read', { file: { path } }),
      test.refusal('root.import', { file: { path }, passphrase }),
    ])
    await test.must('host.add', { name: 'HV2', dnsSuffix: 'lab.example' })
    for (const { code, field } of await Promise.all(refusals)) {
      expect({ code, field }).toEqual({ code: 'file.notAFile', field: 'file.path' })
    }
    expect(performance.now() - before).toBeLessThan(1_000)
  })

  it('is refused at once, and not sent back, where it is too long to be meant', async () => {
    const { core } = await aCore()
    const long = 'x'.repeat(8_500_000)
    const cases: [string, unknown, string][] = [
      ['host.add', { name: long }, 'name'],
      ['host.add', { name: 'HV1', [long]: 1 }, 'input'],
      ['root.create', { name: 'Root', passphrase: long }, 'passphrase'],
      ['root.unlock', { rootId: 'root-1', passphrase: long }, 'passphrase'],
      [
        'wizard.view',
        { kind: 'enableReplication', vmId: 'vm-1', draft: { replicaServer: long } },
        'draft.replicaServer',
      ],
    ]
    for (const [name, input, field] of cases) {
      const startedAt = threadMilliseconds()
      const failure = failureOf(await core.call(name, input))
      expect(threadMilliseconds() - startedAt).toBeLessThan(200)
      expect(failure).toMatchObject({ code: 'input.invalid', params: { field } })
      expect(JSON.stringify(failure).length).toBeLessThan(1000)
    }
    const failure = failureOf(await core.call(long, {}))
    expect(JSON.stringify(failure).length).toBeLessThan(1000)
  })

  it('never comes back, because it may be a secret', async () => {
    const { core } = await aCore()
    const secret = 'Kofferwort-und-Geheimnis'
    const inputs: [string, unknown][] = [
      ['root.create', { name: 'Root', passphrase: { inner: secret } }],
      ['root.create', { name: 'Root', passphrase: [secret] }],
      ['root.create', { name: '', passphrase: secret }],
      ['root.unlock', { rootId: 'root-0', passphrase: secret }],
      ['root.unlock', { rootId: 'root-1', passphrase: secret }],
      ['store.importPfx', { hostId: 'host-1', file: { path: '' }, password: secret }],
      ['store.importPfx', { hostId: 'host-1', file: { path: '/no/such.pfx' }, password: secret }],
      ['certificate.inspect', { file: { name: 'a.pfx', base64: 'AAAA' }, password: secret }],
      ['certificate.inspect', { file: { name: 'a.pfx', base64: secret }, password: secret }],
    ]
    for (const [name, input] of inputs) {
      const reply = await core.call(name, input)
      expect(reply.ok, name).toBe(false)
      expect(JSON.stringify(reply), name).not.toContain(secret)
    }
  })

  it('may leave the input out where nothing is needed', async () => {
    const { core } = await aCore()
    expect((await core.call('host.list', undefined)).ok).toBe(true)
    expect((await core.call('host.list', null)).ok).toBe(true)
  })
})

describe('turns', () => {
  it('go to one command at a time, in the order of the calls', async () => {
    const log: string[] = []
    const dispatcher = createDispatcher(slowHandlers(log), 'test.understudy', () => undefined)
    await Promise.all([
      dispatcher.call('host.add', { name: 'A' }),
      dispatcher.call('clock.skip', { seconds: 1 }),
      dispatcher.call('host.add', { name: 'B' }),
    ])
    expect(log).toEqual(['+A', '-A', '+skip', '-skip', '+B', '-B'])
  })

  it('are not needed by queries, which are answered while a command runs', async () => {
    const log: string[] = []
    const dispatcher = createDispatcher(slowHandlers(log), 'test.understudy', () => undefined)
    const command = dispatcher.call('host.add', { name: 'A' })
    await dispatcher.call('host.list', {})
    expect(log).toEqual(['list', '+A'])
    await command
  })

  it('go on after a handler has thrown, which the client sees as an internal failure', async () => {
    const reported: unknown[] = []
    const error = new Error('the invariant')
    const handlers = {
      'host.add': () => {
        throw error
      },
      'clock.skip': () => Promise.reject(error),
      'host.list': () => ok({ hosts: [] }),
    } as unknown as Handlers
    const dispatcher = createDispatcher(handlers, 'test.understudy', (each) => reported.push(each))
    const added = await dispatcher.call('host.add', { name: 'A' })
    expect(failureOf(added)).toMatchObject({ code: 'core.internal', params: { detail: 'the invariant' } })
    expect(failureOf(await dispatcher.call('clock.skip', { seconds: 1 })).code).toBe('core.internal')
    expect(valueOf(await dispatcher.call('host.list', {}))).toEqual({ hosts: [] })
    expect(reported).toEqual([error, error])
  })

  it('end with the core: what is under way is finished, what comes later is refused', async () => {
    const test = await aCore()
    const added = test.core.call('host.add', { name: 'HV1' })
    const closed = test.core.close()
    expect((await added).ok).toBe(true)
    await closed
    for (const name of ['host.add', 'host.list', 'task.cancel', 'no.such']) {
      expect(failureOf(await test.core.call(name, { name: 'HV2' })).code).toBe('core.closed')
    }
    await test.core.close()
  })
})

describe('a listener that throws', () => {
  it('does not keep the event from the others, nor the command from being done', async () => {
    const test = await aCore()
    const heard: string[] = []
    test.core.subscribe(() => {
      throw new Error('the window is gone')
    })
    test.core.subscribe((event) => heard.push(event.type))
    await test.must('host.add', { name: 'HV1' })
    expect(heard).toContain('host.added')
    expect((await test.must('host.list', {})).hosts).toHaveLength(1)
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
  })
})

describe('a long task', () => {
  let template: Template<{ rootId: string }>
  beforeAll(async () => {
    template = await prepareTemplate(async (test) => {
      const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
      return { rootId }
    })
  })

  it('is ended by task.cancel and leaves nothing half done', async () => {
    const test = await template.open()
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const before = await stateOf(test)
    const fqdns = Array.from({ length: 30 }, (_, index) => `host-${index}.lab.example`)
    const issuing = test.refusal('certificate.issue', { rootId, fqdns })
    await untilProgress(test, 4)
    expect(await test.must('host.list', {})).toEqual({ hosts: [] })
    expect(await test.must('task.cancel', {})).toEqual({ wasRunning: true })
    expect(await issuing).toMatchObject({ code: 'core.cancelled', params: { task: 'certificate.issue' } })
    expect(await stateOf(test)).toEqual(before)
    expect(await test.must('task.cancel', {})).toEqual({ wasRunning: false })
  })

  it('that is cancelled at its last moment is either wholly done or not at all', async () => {
    const test = await template.open()
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const before = await stateOf(test)
    test.core.subscribe((event) => {
      if (event.type === 'task.progressed' && event.params['done'] === event.params['total']) {
        void test.core.call('task.cancel', {})
      }
    })
    const reply = await test.call('certificate.issue', { rootId, fqdns: ['one.lab.example', 'two.lab.example'] })
    const after = await stateOf(test)
    if (reply.ok) expect(after.certificates).toBe(before.certificates + 2)
    else expect(after).toEqual(before)
  })

  it('that has made a root says so, even if it was cancelled meanwhile', async () => {
    const test = await aCore()
    const creating = test.call('root.create', { name: 'Late Root', passphrase })
    await new Promise((resolve) => setImmediate(resolve))
    expect(await test.must('task.cancel', {})).toEqual({ wasRunning: true })
    const reply = await creating
    const { roots } = await test.must('root.list', {})
    expect(roots).toHaveLength(reply.ok ? 1 : 0)
  })

  it('is ended when the core closes', async () => {
    const test = await template.open()
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const fqdns = Array.from({ length: 30 }, (_, index) => `host-${index}.lab.example`)
    const issuing = test.call('certificate.issue', { rootId, fqdns })
    await untilProgress(test, 4)
    await test.core.close()
    expect(failureOf(await issuing).code).toBe('core.cancelled')
  })
})

async function stateOf(test: Awaited<ReturnType<typeof aCore>>) {
  const { certificates } = await test.must('certificate.list', {})
  const { journalLength } = await test.must('world.hash', {})
  return { certificates: certificates.length, journalLength, audit: [...test.workspace.listAudit()].length }
}

async function untilProgress(test: Awaited<ReturnType<typeof aCore>>, done: number): Promise<void> {
  await new Promise<void>((resolve) => {
    test.core.subscribe((event) => {
      if (event.type === 'task.progressed' && Number(event.params['done']) >= done) resolve()
    })
  })
}

/** Handlers that take their time and write down when they begin and end. */
function slowHandlers(log: string[]): Handlers {
  const slow = (label: (input: never) => string) => async (input: never) => {
    log.push(`+${label(input)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
    log.push(`-${label(input)}`)
    return ok({})
  }
  return {
    'host.add': slow((input: { name: string }) => input.name),
    'clock.skip': slow(() => 'skip'),
    'host.list': () => {
      log.push('list')
      return ok({ hosts: [] })
    },
    // The dispatcher asks for the handlers that are called here only.
  } as unknown as Handlers
}
