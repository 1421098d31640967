/** A process killed while it exports leaves no PFX without its password; `npm run export-kills` does it 200 times. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aCore, close, passphrase } from '../../a-core.ts'
import { killWhileExporting, leftovers, openEveryPfx } from './export-kills.ts'
import { passwordsFileOf } from '../passwords-file-of.ts'

it('leaves a folder in which every PFX opens, whenever the process is killed', async () => {
  const test = await aCore()
  const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
  const fqdns = ['hv1.lab.example', 'hv2.lab.example', 'hv3.lab.example']
  const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns })
  await close(test)
  const folder = join(test.folder, 'kills')
  mkdirSync(folder)
  const figures = await killWhileExporting(5, { path: test.path, folder, rootId, passphrase })
  expect(figures.kills).toBe(5)

  // What killed processes left is gone after the next export into the folder.
  const again = await aCore({ folder: test.folder })
  await again.must('root.unlock', { rootId, passphrase })
  const place = join(
    folder,
    readdirSync(folder)
      .filter((name) => !name.endsWith(' passwords'))
      .at(-1) ?? '',
  )
  writeFileSync(join(place, '.passwords.txt.4194303.tmp'), 'left behind')
  const input = { certificateIds, folder: place, windowsVersions: ['2012R2' as const] }
  await again.must('certificate.export', input)
  await again.must('certificate.bundle', input)
  expect(leftovers(place)).toEqual([])
  expect(await openEveryPfx(place)).toBeGreaterThanOrEqual(certificateIds.length)
}, 120_000)

it('would find a PFX that opens with no line', async () => {
  const test = await aCore()
  const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
  const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv1.lab.example'] })
  const folder = join(test.folder, 'files')
  await test.must('certificate.export', { certificateIds, folder })
  expect(await openEveryPfx(folder)).toBe(2)
  writeFileSync(passwordsFileOf(folder), 'hv1.lab.example another\n')
  await expect(openEveryPfx(folder)).rejects.toThrow('opens with no line')
})
