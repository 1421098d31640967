import { describe, expect, it } from 'vitest'
import { adviseOnPfx } from '../../../src-main/authority/files/pfx-advice.ts'
import { adviceTable } from '../../../src-main/contract/advice.ts'
import { describeAdvice } from '../../../src-main/contract/texts/advice.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'

describe('the choice of PFX', () => {
  it.each([
    [['2019', '2022', '2025'], ['modern'], 'pfx.modernForAll', 'Windows Server 2019, 2022, 2025'],
    [['2022', '2012R2'], ['compat'], 'pfx.compatNeeded', 'Windows Server 2012 R2, 2022'],
    [['2016'], ['compat'], 'pfx.compatNeeded', 'Windows Server 2016'],
  ] as const)('is for %j %j', (versions, profiles, code, spoken) => {
    expect(adviseOnPfx(versions, 'schannel')).toEqual({ profiles, advice: [{ code, params: { versions: spoken } }] })
  })

  it('is both where nobody knows the versions', () => {
    expect(adviseOnPfx([], 'schannel')).toEqual({
      profiles: ['compat', 'modern'],
      advice: [{ code: 'pfx.bothUnknown', params: {} }],
    })
  })

  it('warns of the Software KSP where nobody has confirmed it', () => {
    expect(adviseOnPfx(['2012R2', '2022'], 'softwareKsp').advice.at(-1)).toEqual({
      code: 'provider.kspUntested',
      params: { versions: 'Windows Server 2012 R2' },
    })
    expect(adviseOnPfx(['2022'], 'softwareKsp').advice.map(({ code }) => code)).toEqual(['pfx.modernForAll'])
  })
})

await Promise.all(languages.map(loadTexts))

describe.each(languages)('the sentences of advice in %s', (language) => {
  it.each(Object.entries(adviceTable))('say %s with the parameters that are declared', (code, { params }) => {
    const text = describeAdvice({ code: code as keyof typeof adviceTable, params: {} }, language)
    expect(text).toMatch(/\.$/)
    const used = [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1])
    expect(new Set(used)).toEqual(new Set(params))
  })

  it('are filled in', () => {
    const advice = { code: 'pfx.compatNeeded', params: { versions: 'Windows Server 2016' } } as const
    expect(describeAdvice(advice, language)).toContain('Windows Server 2016')
  })
})
