import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const configuration = readFileSync(join(root, 'electron-builder.yml'), 'utf8')

/** The switches of the section `electronFuses`, which has one line per switch. */
function fuses(): Record<string, string> {
  const section = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(configuration)?.[1] ?? ''
  const lines = section.trim().split('\n')
  return Object.fromEntries(lines.map((line) => line.trim().split(': ') as [string, string]))
}

describe('the packaged app', () => {
  it('cannot be started as a plain Node, be debugged from outside or load code from beside its archive', () => {
    expect(fuses()).toMatchObject({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      onlyLoadAppFromAsar: 'true',
      enableEmbeddedAsarIntegrityValidation: 'true',
      enableCookieEncryption: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    })
  })

  it('names no switch that Electron does not have', () => {
    const known = Object.keys(FuseV1Options).map((name) => name.charAt(0).toLowerCase() + name.slice(1))
    expect(Object.keys(fuses()).filter((name) => !known.includes(name))).toEqual([])
  })

  it('starts from the bundled main script', () => {
    const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string }
    expect(description.main).toBe('resources/build/electron/main.js')
    expect(configuration).toContain('- resources/build/**')
  })
})
