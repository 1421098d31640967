import { request, type IncomingMessage } from 'node:http'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calls } from '../../../src-main/contract/registry.ts'
import { runCli, startCli, temporaryFolder } from '../child.ts'

const workspaceIn = (folder: string) => ['--workspace', join(folder, 'test.understudy')]

describe('understudy contract', () => {
  it('lists every call of the registry with the schemas of its input and output', async () => {
    const { exitCode, stdout } = await runCli(['contract', '--json'])
    const described = JSON.parse(stdout) as { name: string; input: { type: string }; output: object }[]
    expect(exitCode).toBe(0)
    expect(described.map(({ name }) => name).sort()).toEqual(Object.keys(calls).sort())
    for (const { input, output } of described)
      expect([input.type, Object.keys(output).length > 0]).toEqual(['object', true])
  })

  it('ends quietly when its reader goes away', async () => {
    const { child, ended } = startCli(['contract', '--json'])
    child.stdout?.destroy()
    const { exitCode, stderr } = await ended
    expect([exitCode, stderr]).toEqual([130, ''])
  })
})

describe('understudy call', () => {
  it('prints the value, closes the core and exits with 0', async () => {
    const folder = temporaryFolder()
    const { exitCode, stdout } = await runCli(['call', 'clock.view', ...workspaceIn(folder)])
    expect([exitCode, JSON.parse(stdout)]).toEqual([0, { now: 0, pace: 'paused', nextEventInstant: null }])
    expect(existsSync(join(folder, 'test.understudy.closed'))).toBe(true)
  })

  it('takes its input as an argument, from a file and from standard input', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'input.json')
    writeFileSync(file, '{"seconds":2}')
    const replies = await Promise.all([
      runCli(['call', 'clock.skip', '--json', '--input', '{"seconds":2}', ...workspaceIn(folder)]),
      runCli(['call', 'clock.skip', '--json', '--input', `@${file}`, ...workspaceIn(folder)]),
      runCli(['call', 'clock.skip', '--json', '--input', '-', ...workspaceIn(folder)], '{"seconds":2}'),
    ])
    for (const { stdout } of replies) expect(JSON.parse(stdout)).toMatchObject({ ok: true, value: { now: 2000 } })
  })

  it.each([
    [['call', 'clock.wind'], 'call.unknown'],
    [['call', 'clock.skip', '--input', '{'], 'input.invalid'],
    [['call', 'clock.skip', '--input', '{"seconds":"two"}'], 'input.invalid'],
    [['call', 'clock.skip', '--input', '@/does/not/exist.json'], 'file.unreadable'],
    [['call', 'clock.view', '--workspace', '/tmp/locked.understudy'], 'workspace.locked'],
    [['call'], 'input.invalid'],
    [['conduct'], 'input.invalid'],
    [['serve', '--port', '80800'], 'input.invalid'],
    [['contract', '--language', 'la'], 'input.invalid'],
  ])('refuses %j with a sentence, the code and a next step', async (parameters, code) => {
    const folder = temporaryFolder()
    const named = parameters.includes('--workspace') ? parameters : [...parameters, ...workspaceIn(folder)]
    const [spoken, json] = await Promise.all([runCli(named), runCli([...named, '--json'])])
    expect([spoken.exitCode, spoken.stdout]).toEqual([2, ''])
    expect(spoken.stderr.trim().split('\n')).toHaveLength(2)
    expect(spoken.stderr).toContain(`[${code}]`)
    expect(json.exitCode).toBe(2)
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, failure: { code }, sentence: expect.any(String) })
    expect(JSON.parse(json.stdout).next).not.toBe('')
  })

  it('exits with 1 if Understudy itself is at fault', async () => {
    const { exitCode, stderr } = await runCli(['call', 'world.hash', ...workspaceIn(temporaryFolder())])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('[core.internal]')
  })

  it('speaks the language of the environment, or the one that is asked for', async () => {
    const german = await runCli(['call', 'x'], '', { LANG: 'de_AT.UTF-8' })
    const czech = await runCli(['call', 'x', '--language', 'cs'], '', { LANG: 'de_AT.UTF-8' })
    const other = await runCli(['call', 'x'], '', { LANG: 'C' })
    expect(german.stderr).toContain('Es gibt keinen Befehl')
    expect(czech.stderr).toContain('neexistuje')
    expect(other.stderr).toContain('There is no command')
  })
})

describe('a secret on the command line', () => {
  it('is the value of no option: whatever is secret is read from a file', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'src-main', 'shells')
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const options = sources.flatMap(
      (name) => readFileSync(join(folder, name), 'utf8').match(/--[a-z-]+ [<[][^'>\]]+/g) ?? [],
    )
    const secret = options.filter((option) => /pass(word|phrase)|secret|sheet|\bkey /.test(option))
    expect(secret).toEqual(expect.arrayContaining(['--passphrase-file <file', '--server-password-file <file']))
    expect(secret.filter((option) => !option.endsWith(' <file'))).toEqual([])
  })

  const secret = '{"name":"Root","passphrase":"correct horse"}'

  it('is taken, with a sentence that names the safe ways and not the secret', async () => {
    const workspace = workspaceIn(temporaryFolder())
    for (const [language, words] of [
      ['en', 'other users of this computer can read it'],
      ['de', 'andere Benutzer dieses Computers'],
      ['cs', 'jiní uživatelé tohoto počítače'],
    ] as const) {
      const parameters = ['call', 'root.create', '--input', secret, '--language', language, ...workspace]
      const { exitCode, stdout, stderr } = await runCli(parameters)
      // The small core has no roots; it was asked all the same.
      expect([exitCode, stderr.includes('[call.unknown]')]).toEqual([2, true])
      expect(stderr).toContain(words)
      expect(stderr).toMatch(/--input @.*--input -/)
      expect(stdout + stderr).not.toContain('correct horse')
    }
  })

  it('is nothing to speak of in a file or on standard input, nor where there is none', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'input.json'), secret)
    const sources: [string, string][] = [
      [`@${join(folder, 'input.json')}`, ''],
      ['-', secret],
      ['{"name":"Root"}', ''],
    ]
    for (const [source, input] of sources) {
      const { stderr } = await runCli(['call', 'root.create', '--input', source, ...workspaceIn(folder)], input)
      expect(stderr).not.toContain('command line')
    }
  })
})

describe('understudy serve', () => {
  it('prints one line, the address, and ends with 130 and a closed core on Ctrl-C', async () => {
    const folder = temporaryFolder()
    const { child, firstLine, ended } = startCli([
      'serve',
      '--own-address',
      '--port',
      '0',
      '--no-open',
      ...workspaceIn(folder),
    ])
    expect(await firstLine).toMatch(/^http:\/\/[0-9a-f]{32}\.localhost:\d+\/\?token=[\w-]{43}$/)
    child.kill('SIGINT')
    const { exitCode, stdout } = await ended
    expect([exitCode, stdout.trim().split('\n').length]).toEqual([130, 1])
    expect(existsSync(join(folder, 'test.understudy.closed'))).toBe(true)
  })

  it('ends with a closed core when its terminal is closed, even with a page connected', async () => {
    const folder = temporaryFolder()
    const { child, firstLine, ended } = startCli(['serve', '--port', '0', '--no-open', ...workspaceIn(folder)])
    const url = new URL(await firstLine)
    const entered = await get(url)
    const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const stream = await get(new URL('/api/events', url), { cookie })
    expect(stream.statusCode).toBe(200)
    child.kill('SIGHUP')
    expect((await ended).exitCode).toBe(129)
    expect(existsSync(join(folder, 'test.understudy.closed'))).toBe(true)
  })

  it('reports a busy port in a sentence and exits with 2', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const folder = temporaryFolder()
    const { exitCode, stdout, stderr } = await runCli([
      'serve',
      '--no-open',
      '--port',
      `${port}`,
      ...workspaceIn(folder),
    ])
    other.close()
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`Port ${port} is in use by another program. [shell.portBusy]`)
    expect(existsSync(join(folder, 'test.understudy.closed'))).toBe(true)
  })
})

describe('the default workspace', () => {
  it('is in the folder that the platform sets aside, which is made for its owner only', async () => {
    const data = temporaryFolder()
    const { exitCode } = await runCli(['call', 'clock.view'], '', { XDG_DATA_HOME: data })
    expect(exitCode).toBe(0)
    expect(existsSync(join(data, 'understudy', 'default.understudy.closed'))).toBe(true)
  })

  it('does not make folders for a path that the user typed', async () => {
    const data = temporaryFolder()
    mkdirSync(join(data, 'here'))
    const { exitCode } = await runCli(['call', 'clock.view', '--workspace', join(data, 'there', 'x.understudy')])
    expect(exitCode).not.toBe(0)
    expect(existsSync(join(data, 'there'))).toBe(false)
  })
})

/** Asks as a browser does, which knows that names below `localhost` are this computer. */
async function get({ host, port, pathname, search }: URL, headers: Record<string, string> = {}) {
  const answer = Promise.withResolvers<IncomingMessage>()
  const target = { host: '127.0.0.1', port, path: pathname + search, headers: { host, ...headers } }
  request(target, answer.resolve).once('error', answer.reject).end()
  return answer.promise
}
