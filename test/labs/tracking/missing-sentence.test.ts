import { expect, it } from 'vitest'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import type { Finding } from '../../../src-main/labs/predicates/finding.ts'
import { instantiate } from '../../../src-main/labs/reading/instance.ts'
import { readPack } from '../../../src-main/labs/reading/pack.ts'
import { missingSentence } from '../../../src-main/labs/tracking/missing-sentence.ts'
import { decode, entriesFrom, filesOf, soundLab } from '../fixtures/sound-lab.ts'

await Promise.all(languages.map(loadTexts))

const finding: Finding = {
  code: 'is',
  subject: null,
  path: ['fqdn'],
  actual: 'HYPERVISOR-01',
  expected: 'x',
  item: null,
  at: null,
  count: null,
  missing: null,
}

it('says what is missing with the values of the variant and of now, and with the words of the screens', async () => {
  const sound = soundLab()
  sound.texts['missing:names'] = '{ui:hosts.name} of {v:place} is still {m:actual}.'
  const { pack } = await readPack(entriesFrom(filesOf(sound)), decode)
  const { instance } = instantiate(pack!.labs[0]!, 'first')
  const word = (key: string) => (key === 'hosts.name' ? 'Computer name' : null)
  expect(missingSentence(instance!, 'names', finding, 'en', word)).toBe(
    'Computer name of HYPERVISOR-01 is still HYPERVISOR-01.',
  )
})
