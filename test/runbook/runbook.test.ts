import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import { scriptView } from '../../src-main/contract/views/wizard.ts'
import type { Action } from '../../src-main/runbook/actions.ts'
import { buildRunbook, runbookScripts } from '../../src-main/runbook/runbook.ts'
import { expectedOf } from '../../src-main/runbook/texts/action-texts.ts'
import { sayIn } from '../../src-main/runbook/texts/index.ts'
import { lex } from '../contract/powershell/lexer.ts'
import { everyAction } from './sample-actions.ts'

await Promise.all(languages.map(loadTexts))

const script = 'hypervisor-01.lab.example.ps1'
const fileOf = (actions: readonly Action[], name: string, language: 'en' | 'de' | 'cs' = 'en') => {
  const file = buildRunbook(actions, { language }).files.find((each) => each.name === name)
  if (!file) throw new Error(`no ${name}`)
  return file.text
}

describe.each(languages)('the runbook in %s', (language) => {
  it('is the same for the same actions', () => {
    expect(buildRunbook(everyAction(), { language })).toEqual(buildRunbook(everyAction(), { language }))
  })

  it('writes scripts that are well-formed PowerShell', () => {
    expect(lex(fileOf(everyAction(), script, language)).problems).toEqual([])
  })

  it('writes well-formed scripts for names made of quotes and comment signs', () => {
    const actions = everyAction("#> '\u2019 \u201c $(x) \n]")
    const plain = lex(fileOf(everyAction(), script, language)).skeleton
    const lexed = lex(fileOf(actions, script, language))
    // A longer name may move a parameter to a line of its own, and a rule with spaces is named by its display name.
    const statements = (skeleton: string) =>
      skeleton
        .replace(/ `\r\n\s+/g, ' ')
        .replaceAll('-DisplayName ', '-Name ')
        .split('\r\n')
    expect(lexed.problems).toEqual([])
    expect(statements(lexed.skeleton)).toEqual(statements(plain))
  })

  it('begins scripts with a byte order mark and ends lines as Windows does', () => {
    const text = fileOf(everyAction(), script, language)
    expect(text.startsWith('\ufeff#Requires -RunAsAdministrator\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('has no typographic quotes in texts that scripts show', () => {
    const folder = join(import.meta.dirname, '../../src-main/runbook/texts', language)
    const texts = ['actions', 'statements', 'runbook'].flatMap((file) =>
      Object.entries(JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as Record<string, string>),
    )
    const shown = texts.filter(([key]) => /^(action|statement|runbook\.script)\./.test(key))
    expect(shown.length).toBeGreaterThan(100)
    for (const [key, text] of shown) expect(text, key).not.toMatch(/[\u2018-\u201f]/)
  })

  it('says for every step what to look for or what to be careful about', () => {
    for (const action of everyAction()) expect(expectedOf(action, sayIn(language))).toMatch(/\.$|flushdns\.$/)
  })

  it('numbers every step in the readme and lists it in its script', () => {
    const readme = fileOf(everyAction(), 'README.md', language)
    const count = everyAction().length
    const headings = readme.match(/^### \S+ \d+: /gm) ?? []
    expect(headings).toHaveLength(count)
    expect(fileOf(everyAction(), script, language)).toContain(`Test-Step -Number ${count} `)
  })
})

describe('the readme', () => {
  it('follows the virtual clock, whatever the order of the list', () => {
    expect(fileOf(everyAction().toReversed(), 'README.md')).toBe(fileOf(everyAction(), 'README.md'))
  })

  it('explains the reverse only where something is reversed', () => {
    const heading = '## About reversing the replication direction'
    expect(fileOf(everyAction(), 'README.md')).toContain(heading)
    const without = everyAction().filter((each) => each.action !== 'reverseReplication')
    expect(fileOf(without, 'README.md')).not.toContain(heading)
  })

  it('shows names literally that look like Markdown', () => {
    expect(fileOf(everyAction('*web*_1_'), 'README.md')).toContain('Start \\*web\\*\\_1\\_')
  })

  it('shows what steers a terminal or turns the direction of a name as signs', () => {
    // What stands as code is exact, because somebody copies it; the rest is read.
    const text = fileOf(everyAction('web\u001b[2J\u202e01\n\n## Part'), 'README.md')
      .replace(/^(`{3,}).*\n[^]*?\n\1$/gm, '')
      .replace(/(`+)[^`][^]*?\1/g, '')
    expect(text).not.toMatch(
      /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
    )
    expect(text).toContain('u{1B}')
    expect(text).not.toMatch(/^## Part/m)
  })

  it('says so when nothing was done', () => {
    const { files } = buildRunbook([], { language: 'en' })
    expect(files).toEqual([{ name: 'README.md', text: expect.stringContaining('Nothing was done yet') as string }])
  })

  it('names parts in the order in which they begin', () => {
    const parts = [...fileOf(everyAction(), 'README.md').matchAll(/^## (.+)$/gm)].map((match) => match[1])
    expect(parts.slice(2, 6)).toEqual(['Prepare the hosts', 'Replicate', 'Planned failover', 'Failover after a loss'])
  })
})

describe('the runbook as views', () => {
  const views = runbookScripts(everyAction(), 'en')

  it('are views of the contract, one per host', () => {
    for (const view of views) expect(scriptView.parse(view)).toEqual(view)
    expect(views.map((view) => view.host)).toEqual(['hypervisor-01.lab.example'])
  })

  it('title each step with its number in the readme', () => {
    const titles = views[0]?.lines.filter((line) => line.kind === 'comment').map((line) => line.text) ?? []
    const headings = [...fileOf(everyAction(), 'README.md').matchAll(/^### Step (\d+: .+)$/gm)].map((match) => match[1])
    const plain = titles.map((title) => title.replace(/^# (\d+)\. /, '$1: '))
    expect(headings.map((heading) => heading?.replaceAll('\\', ''))).toEqual(expect.arrayContaining(plain))
    expect(titles.length).toBeGreaterThan(30)
  })
})

describe('the script of a host', () => {
  const text = fileOf(everyAction(), script)

  it('changes nothing unless a step is chosen', () => {
    const beforeList = text.slice(0, text.indexOf('    return\r\n}'))
    expect(beforeList).toContain('if ($Step.Count -eq 0) {')
    expect(lex(beforeList).skeleton).not.toMatch(
      /^\s*(?!Set-StrictMode)(Set|New|Start|Stop|Import|Enable|Remove|Complete)-\w/m,
    )
  })

  it('refuses to run on another computer', () => {
    expect(text).toContain("if ($env:COMPUTERNAME -ne 'hypervisor-01') {")
  })

  it('asks before anything that interrupts a service, and only then', () => {
    const asks = [...text.matchAll(/-Change '([^']+)' -Ask \$true/g)].map((match) => match[1])
    expect(asks).toContain('Prepare web01 for planned failover and send what is left')
    expect(asks).toContain('Reverse the replication of web01: this host becomes the primary')
    expect(asks).not.toContain('Start web01')
  })

  it('passes every step through ShouldProcess, so that -WhatIf holds', () => {
    const body = text.slice(text.indexOf('#region'))
    const outside = body.split('\r\n').filter((line) => line !== '' && !/^( {4}|#|\}$|if \(Test-Step )/.test(line))
    expect(outside).toEqual([])
  })

  it('gives the machine that administers DNS no computer name to check', () => {
    const dns: Action = {
      action: 'setDnsRecord',
      at: 0,
      host: 'dns-server',
      name: 'a.lab.example',
      address: '10.0.0.1',
      ttlSeconds: 60,
    }
    expect(fileOf([dns], 'dns-server.ps1')).not.toContain('COMPUTERNAME -ne')
  })
})
