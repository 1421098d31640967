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

describe('something that one can go to', () => {
  const thing = (title: string, keywords = ''): Command => ({
    id: `thing ${title}`,
    title,
    keywords,
    icon: 'vm',
    isThing: true,
    run: () => undefined,
  })
  const all = [
    ...commands,
    { id: 'verb', title: 'vm-0777: Planned Failover...', icon: 'vm', run: () => undefined } as Command,
    thing('vm-0777'),
    thing('ca.corp.example', 'A1B2C3D4E5F60718'),
    thing('0x80092012', 'CRYPT_E_NO_REVOCATION_CHECK'),
    { ...thing('F08'), detail: 'No CRL on the replica' },
  ]
  const first = (words: string) => find(all, words)[0]?.title

  it('comes before what can be done with it', () => {
    expect(find(all, 'vm-07').map(({ title }) => title)).toEqual(['vm-0777', 'vm-0777: Planned Failover...'])
    expect(first('0777')).toBe('vm-0777')
  })

  it('is found by its thumbprint, its number and its code', () => {
    expect(first('a1b2c3')).toBe('ca.corp.example')
    expect(first('f08')).toBe('F08')
    expect(first('0x8009')).toBe('0x80092012')
    expect(first('crypt_e_no')).toBe('0x80092012')
  })

  it('leaves a command that is typed as it is its place', () => {
    expect(first('vm-0777: planned failover...')).toBe('vm-0777: Planned Failover...')
  })
})
