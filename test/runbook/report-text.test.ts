import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import { describe, expect, it } from 'vitest'
import { renderSummary } from '../../src-main/runbook/report-text.ts'
import { describeMilliseconds, describeSeconds } from '../../src-main/runbook/format.ts'
import { sampleReport } from './sample-report.ts'

await Promise.all(languages.map(loadTexts))

describe('the summary on a terminal', () => {
  it('says in a few aligned lines what was done and what was lost', () => {
    expect(renderSummary(sampleReport(), 'en').split('\n')).toEqual([
      'Rehearsal passed: all 2 checks',
      '3.9 s, in which 29 min 8 s passed on the virtual clock.',
      '',
      '  1. web01      passed  1 of 1  11 ms',
      '  2. Unplanned  passed  1 of 1  1.2 s',
      '',
      '  Planned failover    nothing lost             away 0 s',
      '  Unplanned failover  lost 2 min 30 s, 7.2 MB  away 4 min',
      '     web01: version 6 -> version 5',
      '     C:\\new.txt: version 1 -> missing',
      '',
      '  Real handshake  TLSv1.3, TLS_AES_256_GCM_SHA384: They agree',
      '  web01           5D1F0C8E72A94B36D0E731B8C46A9F02E85D7713',
      '  World hash      eb742564aa081a86',
      '  Report          /tmp/rehearsal/report.html',
      '  Runbook         /tmp/rehearsal/runbook/README.md',
      '',
    ])
  })

  it('names every failed check with what was expected and found', () => {
    const summary = renderSummary(sampleReport('web01', false), 'de')
    expect(summary).toContain('Probe nicht bestanden: 1 von 2 Prüfungen')
    expect(summary).toContain('     It runs: Erwartet Wird ausgeführt, Gefunden Aus')
    expect(summary).toContain('Sie gehen auseinander')
  })

  it('uses no control characters, so that it can be piped', () => {
    expect(renderSummary(sampleReport(), 'cs').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})

describe('spans', () => {
  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [150, '2 min 30 s'],
    [3_600, '1 h'],
    [3_605, '1 h'],
    [90_000, '1 d 1 h'],
  ])('%i seconds are %s', (seconds, text) => {
    expect(describeSeconds(seconds)).toBe(text)
  })

  it('of wall time are exact where they are short, with the decimal sign of the language', () => {
    expect(describeMilliseconds(999, 'en')).toBe('999 ms')
    expect(describeMilliseconds(1_250, 'en')).toBe('1.3 s')
    expect(describeMilliseconds(1_250, 'cs')).toBe('1,3 s')
    expect(describeMilliseconds(61_000, 'de')).toBe('1 min 1 s')
  })
})
