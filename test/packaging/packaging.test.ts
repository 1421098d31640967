import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { DebugLogger } from 'builder-util'
import type { Configuration } from 'electron-builder'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { partOf } from '../../resources/installer/bundled.ts'
import { pinnedNode } from '../../resources/installer/command-node.ts'
import { configurationFrom } from '../../resources/installer/configuration.ts'
import { billOfMaterials, licencesText } from '../../resources/installer/legal.ts'
import { metainfo } from '../../resources/installer/metainfo.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

let configuration: Configuration

beforeAll(async () => {
  configuration = await getConfig(root, 'electron-builder.yml', configurationFrom({}))
})

describe('the packaged app', () => {
  it('is described in words that the packager knows', async () => {
    await expect(validateConfiguration(configuration, new DebugLogger(false))).resolves.toBeUndefined()
  })

  it('cannot be started as a plain Node, be debugged from outside or load code from beside its archive', () => {
    expect(configuration.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      enableCookieEncryption: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('names no switch that Electron does not have', () => {
    const known = Object.keys(FuseV1Options).map((name) => name.charAt(0).toLowerCase() + name.slice(1))
    expect(Object.keys(configuration.electronFuses ?? {}).filter((name) => !known.includes(name))).toEqual([])
  })

  it('starts from the bundled main script', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({ main: 'resources/build/electron/main.js' })
    expect(JSON.stringify(configuration.files)).toContain('resources/build/electron/*.js')
  })

  it('leaves nothing out of its archive that is also packaged beside it', () => {
    // electron-builder takes what is named as an extra resource out of the archive.
    const inArchive = ['resources/build/electron', 'resources/build/renderer', 'resources/labs']
    const beside = JSON.stringify(configuration.extraResources)
    for (const path of inArchive) expect(beside).not.toContain(`"from":"${path}"`)
  })

  it('comes for three platforms and two kinds of processors, as installers and portable', () => {
    const targets = ({ target }: { target?: unknown } = {}) => target
    const both = (target: string) => ({ target, arch: ['x64', 'arm64'] })
    expect(targets(configuration.win ?? {})).toEqual([both('nsis'), both('portable')])
    expect(targets(configuration.mac ?? {})).toEqual([both('dmg'), both('zip')])
    expect(targets(configuration.linux ?? {})).toEqual([both('AppImage'), both('deb'), both('rpm')])
  })

  it('leaves the name of the command to the command', () => {
    expect(configuration.linux?.executableName).toBe('understudy-desktop')
    expect(configuration.win?.executableName).toBe('understudy-desktop')
    for (const { fpm } of [configuration.deb, configuration.rpm] as { fpm?: string[] }[])
      expect(fpm).toContain('resources/installer/linux/understudy=/usr/bin/understudy')
  })

  it('never asks for a start without a sandbox', () => {
    expect(configuration.linux?.executableArgs).toEqual([])
  })

  it('keeps the workspaces when it is removed', () => {
    expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false)
  })

  it('opens workspaces on every platform', () => {
    expect(configuration.fileAssociations).toEqual([
      expect.objectContaining({ ext: 'understudy', mimeType: 'application/vnd.understudy.workspace', role: 'Editor' }),
    ])
  })

  it('asks nobody for updates unless the build names a feed', () => {
    expect(configuration.publish).toBeNull()
    expect(configurationFrom({ UNDERSTUDY_FEED: 'https://updates.example/' }).publish).toEqual({
      provider: 'generic',
      url: 'https://updates.example/',
    })
  })
})

describe('who builds', () => {
  it('is plainly an example as long as nobody is named', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({
      homepage: 'https://understudy.example/',
      author: { name: 'The Understudy authors', email: 'understudy@example.com' },
      desktopName: 'org.understudy.app.desktop',
    })
    expect(configurationFrom({ UNDERSTUDY_HOMEPAGE: '', UNDERSTUDY_FEED: '' })).toEqual({ extraMetadata: {} })
  })

  it('is named by the environment', () => {
    const environment = {
      UNDERSTUDY_HOMEPAGE: 'https://a.example/u',
      UNDERSTUDY_MAINTAINER: 'Ann Nováková <ann@a.example>',
    }
    expect(configurationFrom(environment).extraMetadata).toEqual({
      homepage: 'https://a.example/u',
      author: { name: 'Ann Nováková', email: 'ann@a.example' },
    })
  })

  it.each([
    [{ UNDERSTUDY_HOMEPAGE: 'http://a.example/' }, 'UNDERSTUDY_HOMEPAGE is an address that begins with https://.'],
    [{ UNDERSTUDY_FEED: 'file:///etc/passwd' }, 'UNDERSTUDY_FEED is an address that begins with https://.'],
    [{ UNDERSTUDY_MAINTAINER: 'Ann' }, 'UNDERSTUDY_MAINTAINER is a name and an address: Name <mail@example.com>.'],
  ])('is refused as %j', (environment, sentence) => {
    expect(() => configurationFrom(environment)).toThrow(sentence)
  })
})

describe('what goes along', () => {
  const part = { name: '@hono/node-server', version: '2.1.8', licence: 'MIT', text: 'The text.' }

  it('has a licence that may be passed on, or is not packaged', () => {
    expect(partOf({ name: 'a', version: '1.0.0', identifier: 'ISC' })).toMatchObject({ licence: 'ISC' })
    expect(partOf({ name: 'a', version: '1.0.0', text: 'MIT License\n' })).toMatchObject({ licence: 'MIT' })
    expect(partOf({ name: 'a', version: '1.0.0', identifier: '(BSD-3-Clause OR GPL-2.0)' })).toMatchObject({
      licence: 'BSD-3-Clause',
    })
    for (const identifier of ['GPL-3.0-only', 'UNLICENSED'])
      expect(() => partOf({ name: 'a', version: '1.0.0', identifier })).toThrow(
        `a 1.0.0 has the licence ${identifier}, which is not on the list.`,
      )
    expect(() => partOf({ name: 'a', version: '1.0.0' })).toThrow('a 1.0.0 has the licence none')
  })

  it('stands with its text in the licences and with address and checksum in the bill of materials', () => {
    expect(licencesText([part])).toContain('@hono/node-server 2.1.8 (MIT)\n===')
    expect(billOfMaterials('0.1.0', [part])).toMatchObject({
      components: [
        {
          name: '@hono/node-server',
          purl: 'pkg:npm/%40hono/node-server@2.1.8',
          licenses: [{ license: { id: 'MIT' } }],
          hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) as string }],
        },
      ],
      dependencies: [{ dependsOn: ['pkg:npm/%40hono/node-server@2.1.8'] }],
    })
  })

  it('includes a Node of version 24 for every platform, held by a checksum', () => {
    for (const platform of ['linux', 'mac', 'win'] as const)
      for (const arch of ['x64', 'arm64'] as const)
        expect(pinnedNode(platform, arch)).toMatchObject({
          version: expect.stringMatching(/^24\./) as string,
          integrity: expect.stringMatching(/^sha512-/) as string,
        })
  })

  it('is described to software centres in three languages, whatever the maintainer is called', () => {
    const described = metainfo({
      version: '1.0.0',
      date: '2026-01-05',
      homepage: 'https://a.example/?a&b',
      developer: 'A <B> & C',
    })
    expect(described).toContain('<developer_name>A &lt;B&gt; &amp; C</developer_name>')
    expect(described).toContain('https://a.example/?a&amp;b')
    for (const language of ['de', 'cs']) expect(described.split(`xml:lang="${language}"`)).toHaveLength(7)
  })
})

describe('the build machine', () => {
  const workflow = read('.github/workflows/build.yml')

  it('runs actions of one commit each', () => {
    const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action)
    expect(used.length).toBeGreaterThan(4)
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
  })

  it('may only read, but for the job that publishes a tagged version', () => {
    const [before = '', release = ''] = workflow.split('\n  release:\n')
    expect(before).toContain('\npermissions:\n  contents: read\n')
    expect(before).not.toContain(': write')
    expect(release).toContain("if: startsWith(github.ref, 'refs/tags/v')")
    expect([...release.matchAll(/(\S+): write/g)].map(([, scope]) => scope)).toEqual(['contents'])
  })
})
