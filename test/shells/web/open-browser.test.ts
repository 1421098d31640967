import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openerFor, redirectPage, snapOf } from '../../../src-main/shells/web/open-browser.ts'
import { startCli, temporaryFolder } from '../child.ts'

const isRoot = process.getuid?.() === 0
const somebodyElse = 65_534

describe('the command that opens the browser', () => {
  const file = '/home/eva/.cache/understudy/open-7-`id`.html'

  it.each([
    ['darwin', {}, ['/usr/bin/open', file]],
    ['linux', { DISPLAY: ':0' }, ['xdg-open', file]],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', file]],
    ['linux', {}, []],
  ])('gets a file as one argument on %s with %j', (platform, environment, command) => {
    expect(openerFor(platform, environment, file)).toEqual(command)
  })

  it('is no program of the current folder on Windows, and its file an address without spaces', () => {
    expect(openerFor('win32', { SystemRoot: 'C:\\Windows' }, 'C:\\Users\\Eva & Co\\open-7.html')).toEqual([
      'C:\\Windows\\System32\\rundll32.exe',
      'url.dll,FileProtocolHandler',
      'file:///C:/Users/Eva%20&%20Co/open-7.html',
    ])
  })

  it.each([
    ['firefox_firefox.desktop\n', 'firefox'],
    ['chromium_chromium.desktop', 'chromium'],
    ['firefox.desktop', null],
    ['../../etc_x.desktop', null],
    ['', null],
  ])('knows from %j that the browser is the snap %s', (desktopFile, snap) => {
    expect(snapOf(desktopFile)).toBe(snap)
  })

  it('leads on to the address and to nothing else', () => {
    const page = redirectPage('http://a.localhost:1/?token=x&b="<script>')
    expect(page).toContain('content="0; url=http://a.localhost:1/?token=x&amp;b=&quot;&lt;script>"')
    expect(page).not.toContain('<script')
  })
})

/** Starts `serve` with an opener that takes its time, as browsers do. */
function startServing(home: string) {
  const programs = temporaryFolder()
  const seen = join(home, 'opened')
  writeFileSync(
    join(programs, 'xdg-open'),
    `#!/bin/sh\nsleep 1.2\nprintf '%s' "$*" > '${seen}.part'\nmv '${seen}.part' '${seen}'\n`,
  )
  chmodSync(join(programs, 'xdg-open'), 0o755)
  return {
    seen,
    ...startCli(['serve', '--port', '0', '--workspace', join(home, 'x.understudy')], {
      HOME: home,
      XDG_CACHE_HOME: '',
      DISPLAY: ':0',
      PATH: `${programs}:${process.env['PATH']}`,
    }),
  }
}

async function until<Value>(look: () => Value | null | false | undefined): Promise<Value> {
  for (;;) {
    const found = look()
    if (found) return found
    await wait(20)
  }
}

// Each starts the program, which takes its time on a machine that is busy.
describe('serving with a browser', { timeout: 60_000 }, () => {
  it('hands it a file for this user alone, which goes when it was used', async () => {
    const home = temporaryFolder()
    const { child, ended, firstLine, seen } = startServing(home)
    const address = await firstLine
    const file = await until(() => existsSync(seen) && readFileSync(seen, 'utf8'))
    expect(readFileSync(file, 'utf8')).toContain(address.replaceAll('&', '&amp;'))
    expect(await statusOf(address)).toBe(200)
    await until(() => !existsSync(file))
    child.kill('SIGTERM')
    await ended
  })

  it('leaves no file behind when it ends unused, and clears away what a killed one left', async () => {
    const home = temporaryFolder()
    const folder = join(home, '.cache', 'understudy')
    const files = () => readdirSync(folder).filter((name) => name.endsWith('.html'))
    const killed = startServing(home)
    await until(() => existsSync(killed.seen))
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(files()).toHaveLength(1)
    const second = startServing(home)
    await second.firstLine
    await until(() => existsSync(second.seen))
    expect(files()).toHaveLength(1)
    second.child.kill('SIGTERM')
    await second.ended
    expect(files()).toEqual([])
  })

  it.runIf(isRoot && process.platform === 'linux')(
    'shows no secret to another user who watches the list of processes',
    async () => {
      const home = temporaryFolder()
      mkdirSync(join(home, 'private'), { mode: 0o700 })
      const watcher = spawn(process.execPath, ['-e', watch], {
        uid: somebodyElse,
        gid: somebodyElse,
        cwd: '/',
        env: {},
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      onTestFinished(() => void watcher.kill('SIGKILL'))
      let output = ''
      watcher.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
      await until(() => output.includes('ready'))

      const { child, ended, firstLine, seen } = startServing(home)
      const address = await firstLine
      await until(() => existsSync(seen))
      const reported = new Promise((resolve) => watcher.once('close', resolve))
      watcher.stdin.end()
      await reported
      const found = JSON.parse(output.slice(output.indexOf('{'))) as { words: string[]; read: string[] }
      // It saw the opener and the file, so it would have seen a token.
      expect(found.words.some((word) => /open-\d+-[0-9a-f]+\.html$/.test(word))).toBe(true)
      expect(found.read).toEqual([])
      const token = new URL(address).searchParams.get('token') ?? ''
      expect(token).toMatch(/^[\w-]{43}$/)
      expect(found.words.filter((word) => word.includes(token))).toEqual([])
      const { hostname } = new URL(address)
      if (hostname.endsWith('.localhost')) expect(found.words.filter((word) => word.includes(hostname))).toEqual([])
      child.kill('SIGTERM')
      await ended
    },
  )
})

/** Runs as another user: reads every argument of every process until its input ends, and tries to read the files it sees. */
const watch = `
  const fs = require('node:fs')
  const words = new Set()
  const look = () => {
    for (const pid of fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
      try {
        for (const word of fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8').split('\\0')) words.add(word)
      } catch {}
    }
  }
  const timer = setInterval(look, 5)
  process.stdout.write('ready\\n')
  process.stdin.resume().on('end', () => {
    clearInterval(timer)
    const files = [...words].filter((word) => word.endsWith('.html'))
    const read = files.filter((file) => { try { fs.readFileSync(file); return true } catch { return false } })
    process.stdout.write(JSON.stringify({ words: [...words], read }))
  })
`

/** Opens an address as a browser does, which knows that `localhost` and what is below it is this computer. */
async function statusOf(address: string): Promise<number | undefined> {
  const { host, port, pathname, search } = new URL(address)
  const answered = Promise.withResolvers<number | undefined>()
  const sent = request({ host: '127.0.0.1', port, path: pathname + search, headers: { host } }, (response) => {
    response.resume()
    answered.resolve(response.statusCode)
  })
  sent.once('error', answered.reject)
  sent.end()
  return answered.promise
}
