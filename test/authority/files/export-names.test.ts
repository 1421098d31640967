import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportNames, fileStem, hostStem, nameRootFiles } from '../../../src-main/authority/files/export-names.ts'

/** What Windows before 11 takes for a device, whatever follows the first dot. */
const devices = ['CON', 'nul', 'Prn', 'AUX', 'COM1', 'com9', 'LPT1', 'lpt0']

describe('names of exported files', () => {
  it.each(devices)('never are the device %s, neither as a root nor as a host', (device) => {
    const { certificate, crl } = exportNames(`${device}.lab.example`, device)
    expect([certificate, crl]).toEqual([`_${device}.lab.example.cer`, `_${device}.crl`])
    expect(nameRootFiles(['first', device])[1]?.root).toBe(`_${device}.root.cer`)
  })

  it('stay as they are where nothing is wrong with them', () => {
    expect(exportNames('hv01.lab.example', 'Lab Root')).toMatchObject({
      certificate: 'hv01.lab.example.cer',
      crl: 'Lab-Root.crl',
    })
    for (const near of ['console.lab.example', 'com10.lab.example', 'nulls.example']) expect(hostStem(near)).toBe(near)
  })

  it('are shortened where they are long, and two long ones stay two', () => {
    const long = (last: string) => `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(50)}.${last}`
    const [one, other] = [hostStem(long('example')), hostStem(long('example2'))]
    expect(one).not.toBe(other)
    expect(Math.max(one.length, other.length)).toBeLessThanOrEqual(64)
  })

  it('hold nothing that Windows keeps for itself, whatever they are made from', { timeout: 90_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const stem = fileStem(text, 'root')
        expect(stem).toMatch(/^[A-Za-z0-9._~-]{1,64}$/)
        expect(stem).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        expect(stem).not.toMatch(/[. ]$/)
      }),
    )
  })

  it('skip those that belong to another root', () => {
    const [first, second] = nameRootFiles(['Lab', 'Lab'], (name) => name !== 'root.cer' && name !== 'Lab.crl')
    expect(first).toEqual({ root: 'Lab-2.root.cer', crl: 'Lab-2.crl' })
    expect(second).toEqual({ root: 'Lab-3.root.cer', crl: 'Lab-3.crl' })
  })
})
