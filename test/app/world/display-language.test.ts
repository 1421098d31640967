import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { aCore, close, type TestCore } from '../a-core.ts'

/** A closed workspace with two hosts that have written something, the first of which was set to English. */
async function aWorld(): Promise<TestCore> {
  const test = await aCore()
  for (const name of ['HV1', 'HV2']) {
    const { hostId } = await test.must('host.add', { name, dnsSuffix: 'lab.example' })
    await test.must('host.joinDomain', { hostId, domain: 'lab.example' })
    await test.must('fault.inject', { faultId: 'F17', hostId })
  }
  await test.must('host.setDisplayLanguage', { hostId: 'host-1', displayLanguage: 'english' })
  return test
}

const english = /^The Virtual Machine Management Service failed to register/
const german = /^Der Verwaltungsdienst für virtuelle Computer konnte/

async function message({ must }: TestCore, hostId: string, language?: 'en' | 'de' | 'cs'): Promise<string> {
  const { entries } = await must('host.events', { hostId, ...(language === undefined ? {} : { language }) })
  return entries[0]?.message ?? ''
}

describe('the display language of a host', () => {
  it('decides in which language its event log is told, and is English for a caller who names none', async () => {
    const test = await aWorld()
    expect(await message(test, 'host-1', 'de')).toMatch(english)
    expect(await message(test, 'host-2', 'de')).toMatch(german)
    expect(await message(test, 'host-2')).toMatch(english)
  })

  it('is a row of the journal, and hosts without one follow whoever reads', async () => {
    const test = await aWorld()
    const hash = await test.hash()
    await close(test)
    const database = new DatabaseSync(test.path)
    database.exec('DELETE FROM snapshots')
    database.close()
    const again = await aCore({ folder: test.folder })
    expect(await again.hash()).toBe(hash)
    const { hosts } = await again.must('host.list', {})
    expect(hosts.map(({ displayLanguage }) => displayLanguage)).toEqual(['english', 'user'])
    expect(await message(again, 'host-1', 'cs')).toMatch(english)
  })
})
