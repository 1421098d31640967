import { describe, expect, it } from 'vitest'
import { find } from '../../../src-renderer/frame/commands.ts'
import { type Command } from '../../../src-renderer/frame/command.ts'

const titles = [
  'web01: Replikationseinstellungen... HYPERVISOR-01',
  'web01: Einstellungen... HYPERVISOR-01',
  'web01: Einstellungen... HYPERVISOR-02',
  'Einstellungen',
  'web02: Failover... HYPERVISOR-01',
]
const commands = titles.map((title): Command => ({ id: title, title, icon: 'settings', run: () => undefined }))
const found = (words: string) => find(commands, words).map(({ title }) => title)

describe('a command that is looked for by words', () => {
  it('comes first when it was typed as it is', () => {
    expect(found('web01: einstellungen... hypervisor-01')[0]).toBe('web01: Einstellungen... HYPERVISOR-01')
    expect(found('Einstellungen')[0]).toBe('Einstellungen')
  })

  it('comes before one that has a typed word only within a word', () => {
    expect(found('web01 einst hyper')).toEqual([
      'web01: Einstellungen... HYPERVISOR-01',
      'web01: Einstellungen... HYPERVISOR-02',
      'web01: Replikationseinstellungen... HYPERVISOR-01',
    ])
  })

  it('needs every word', () => {
    expect(found('web02 einstellungen')).toEqual([])
    expect(found('')).toEqual(titles)
  })
})
