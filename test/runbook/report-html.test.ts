import { describe, expect, it } from 'vitest'
import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import { renderReport } from '../../src-main/runbook/report-html.ts'
import { sampleReport } from './sample-report.ts'

await Promise.all(languages.map(loadTexts))

const cells = (html: string) => html.replace(/\s+/g, ' ')

describe.each(languages)('the report in %s', (language) => {
  const html = renderReport(sampleReport(), language)

  it('is one document without any outside part', () => {
    expect(html).toMatch(/^<!doctype html>\n?\s*<html lang="/i)
    expect(html).toContain(`lang="${language}"`)
    expect(html).not.toMatch(/(src|href)="(?!#)/)
    expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(/)
    expect(html).toContain("default-src 'none'")
  })

  it('closes what it opens', () => {
    const open: string[] = []
    const isVoid = new Set(['meta', 'br', 'circle', 'path', 'use', '!doctype'])
    for (const [, slash, name, selfClosing] of html.matchAll(/<(\/?)([a-z!][a-z0-9]*)[^>]*?(\/?)>/gi)) {
      const tag = (name ?? '').toLowerCase()
      if (isVoid.has(tag) || selfClosing === '/') continue
      if (slash === '') open.push(tag)
      else expect(open.pop()).toBe(tag)
    }
    expect(open).toEqual([])
  })

  it('has no placeholder and no undefined value', () => {
    expect(html).not.toMatch(/\{\{|undefined|\[object|NaN/)
  })
})

describe('the report', () => {
  it('shows text from the rehearsal as text', () => {
    const html = renderReport(sampleReport('<img src=x onerror="alert(1)">&\''), 'en')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;')
  })

  it('begins with the verdict', () => {
    expect(renderReport(sampleReport(), 'en')).toContain('Rehearsal passed: all 2 checks')
    expect(renderReport(sampleReport('web01', false), 'en')).toContain('Rehearsal failed: 1 of 2 checks')
  })

  it('gives the loss in seconds, bytes and files', () => {
    const html = cells(renderReport(sampleReport(), 'de'))
    for (const value of ['2 min 30 s', '7,2 MB', '2 Dateien', '4 min', 'Version 6', 'Version 5', 'fehlt']) {
      expect(html).toContain(value)
    }
  })

  it('marks health with a word and a shape', () => {
    const html = renderReport(sampleReport(), 'en')
    expect(html).toMatch(/href="#warn"\s*\/><\/svg>Warning/)
    expect(html).toMatch(/href="#bad"\s*\/><\/svg>Critical/)
  })

  it('says when verdict and engine differ', () => {
    expect(renderReport(sampleReport(), 'en')).toContain('They agree')
    expect(renderReport(sampleReport('web01', false), 'en')).toContain('They differ')
  })

  it('groups thumbprints so that they copy as one value', () => {
    const html = renderReport(sampleReport(), 'en')
    expect(html.replace(/<[^>]+>/g, '')).toContain('5D1F0C8E72A94B36D0E731B8C46A9F02E85D7713')
  })

  it('is the same for the same report', () => {
    expect(renderReport(sampleReport(), 'cs')).toBe(renderReport(sampleReport(), 'cs'))
  })
})
