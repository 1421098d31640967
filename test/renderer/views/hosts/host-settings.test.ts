import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HostView } from '../../../../src-main/contract/views/host.ts'
import { formatFor } from '../../../../src-main/contract/texts/format.ts'
import { translatorFor } from '../../../../src-renderer/i18n/translate.ts'
import {
  badFeature,
  bytesOfGigabytes,
  freeLetter,
  gigabytesOf,
  listOf,
  wholeNumber,
} from '../../../../src-renderer/views/hosts/numbers.ts'
import { pageGroups, skewText } from '../../../../src-renderer/views/hosts/settings-pages.ts'

const t = translatorFor('en')
const format = formatFor('en')

describe('numbers as administrators type them', () => {
  it('are whole with a sign, or nothing', () => {
    expect(wholeNumber(' -3600 ')).toBe(-3600)
    expect(wholeNumber('+5')).toBe(5)
    expect(wholeNumber('\u22125')).toBe(-5)
    for (const text of ['', ' ', '1.5', '1e3', 'two', '99999999999999999999']) {
      expect(wholeNumber(text)).toBeUndefined()
    }
  })

  it('are gigabytes with a point or a comma, or nothing', () => {
    expect(bytesOfGigabytes('1,5')).toBe(1.5 * 1024 ** 3)
    expect(bytesOfGigabytes(' 2048 ')).toBe(2 * 1024 ** 4)
    for (const text of ['', '-1', '1.', '1 GB', 'NaN', '9'.repeat(20)]) expect(bytesOfGigabytes(text)).toBeUndefined()
  })

  it('come back from the text that a field shows, to the hundredth of a gigabyte', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25_600_000 }), (hundredths) => {
        const sizeBytes = Math.round((hundredths / 100) * 1024 ** 3)
        expect(bytesOfGigabytes(gigabytesOf(sizeBytes))).toBe(sizeBytes)
      }),
    )
  })
})

describe('what the pages offer', () => {
  it('is the first free drive letter from D on', () => {
    expect(freeLetter([{ letter: 'C' }, { letter: 'D' }])).toBe('E')
    expect(freeLetter([...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => ({ letter })))).toBe('')
  })

  it('takes names between commas, and finds the first that is none of a feature', () => {
    expect(listOf(' AVX2, ,AES ,')).toEqual(['AVX2', 'AES'])
    expect(badFeature(['AVX2', 'SSE4.2'])).toBeUndefined()
    expect(badFeature(['AVX2', 'two words'])).toBe('two words')
  })
})

describe('pages of the settings', () => {
  const host = {
    replicaServer: { enabled: true },
    stores: [],
    revocationCheckDisabled: true,
    volumes: [{ letter: 'C', isOnline: true }],
    processor: { vendor: 'AMD', features: [] },
    clockSkewSeconds: -65,
    registry: [{ name: 'DisableCertRevocationCheck', value: 1 }],
    switches: [],
    domain: null,
    hostsFile: [{ name: 'a', address: '10.0.0.1' }],
    proxy: 'inspecting',
    displayLanguage: 'english',
  } as unknown as HostView

  it('say what is set at present, and each stands there once', () => {
    const pages = pageGroups(host, t, format).flatMap((group) => group.pages)
    expect(new Set(pages.map((page) => page.id)).size).toBe(15)
    const note = (id: string) => pages.find((page) => page.id === id)?.note
    expect(note('volumes')).toBe('1 volume')
    expect(note('clock')).toBe('1 min 05 s behind')
    // The value of the revocation page is not counted twice.
    expect(note('registry')).toBe('0 values set')
    expect(note('domain')).toBe('Workgroup')
    expect(note('proxy')).toBe('A proxy that inspects')
    expect(note('displayLanguage')).toBe('English')
  })

  it('name the volumes that are offline', () => {
    const volumes = ['C', 'D', 'E'].map((letter) => ({ letter, isOnline: letter === 'C' }))
    const pages = pageGroups({ ...host, volumes } as HostView, t, format).flatMap((group) => group.pages)
    expect(pages.find((page) => page.id === 'volumes')?.note).toBe('Offline: D:, E:')
  })

  it('tell a right clock from one that is ahead', () => {
    expect(skewText(0, t, format)).toBe('Right')
    expect(skewText(7200, t, format)).toBe('2 h ahead')
  })
})
