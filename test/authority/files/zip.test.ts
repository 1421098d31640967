import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeZip } from '../../../src-main/authority/files/zip.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-zip-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = new Date('2026-11-25T10:30:42Z')
const entries = [
  { name: 'hv01.lab.example/import.ps1', bytes: Buffer.from("Write-Host 'x'\r\n"), mode: 0o600 },
  { name: 'hv01.lab.example/Größe.cer', bytes: Buffer.alloc(70_000, 7), mode: 0o640 },
  { name: 'empty', bytes: Buffer.alloc(0), mode: 0o600 },
]

describe('a ZIP archive', () => {
  it('is unpacked by Python, whose module checks every sum, with names and dates as they were', () => {
    const path = join(folder, 'a.zip')
    writeFileSync(path, writeZip(entries, at))
    const script = [
      'import sys, zipfile, json',
      'archive = zipfile.ZipFile(sys.argv[1])',
      'assert archive.testzip() is None',
      'archive.extractall(sys.argv[2])',
      'print(json.dumps([[i.filename, list(i.date_time), (i.external_attr >> 16) & 0o777] for i in archive.infolist()]))',
    ].join('\n')
    const listed: unknown = JSON.parse(execFileSync('python3', ['-c', script, path, join(folder, 'out')]).toString())
    expect(listed).toEqual(entries.map(({ name, mode }) => [name, [2026, 11, 25, 10, 30, 42], mode]))
    for (const { name, bytes } of entries)
      expect(readFileSync(join(folder, 'out', name)).equals(bytes), name).toBe(true)
  })

  it('is unpacked by Info-ZIP too', () => {
    const path = join(folder, 'b.zip')
    writeFileSync(path, writeZip(entries.slice(0, 1), at))
    execFileSync('unzip', ['-q', path, '-d', join(folder, 'unzip')])
    const unpacked = join(folder, 'unzip', 'hv01.lab.example', 'import.ps1')
    expect(readFileSync(unpacked, 'utf8')).toBe("Write-Host 'x'\r\n")
    expect(statSync(unpacked).mode & 0o777).toBe(0o600)
  })

  it('has the same bytes for the same files and date', () => {
    expect(writeZip(entries, at).equals(writeZip(entries, at))).toBe(true)
  })

  it('refuses more files than its directory can count', () => {
    const many = Array.from({ length: 65_536 }, () => ({ name: 'a', bytes: Buffer.alloc(0), mode: 0o600 }))
    expect(() => writeZip(many, at)).toThrow('too many files')
  })
})
