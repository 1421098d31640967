import { expect, it } from 'vitest'
import { aCore } from '../a-core.ts'

const key = 'wizard enableReplication vm-1'

it('a draft outlives the program, leaves the world alone, and is gone when it is given up', async () => {
  const first = await aCore()
  const before = await first.hash()
  expect(await first.must('draft.find', { key })).toEqual({ values: null })
  await first.must('draft.keep', { key, values: { replicaServer: 'hv02', port: '443' } })
  await first.must('draft.keep', { key, values: { replicaServer: 'hv02.corp.example', port: '443' } })
  expect(await first.hash()).toBe(before)
  await first.core.close()

  const second = await aCore({ path: first.path })
  expect(await second.must('draft.find', { key })).toEqual({
    values: { replicaServer: 'hv02.corp.example', port: '443' },
  })
  await second.must('draft.forget', { key })
  await second.must('draft.forget', { key })
  expect(await second.must('draft.find', { key })).toEqual({ values: null })
})

it('a draft holds no secret, whatever a screen sends', async () => {
  const { must, workspace } = await aCore()
  await must('draft.keep', { key, values: { names: 'hv01', passphrase: 'correct horse battery' } })
  expect(await must('draft.find', { key })).toEqual({ values: { names: 'hv01' } })
  expect(JSON.stringify(workspace.listSettings())).not.toContain('correct horse')
})

it('of many drafts the oldest gives way, and a list of a thousand hosts is kept', async () => {
  const { must } = await aCore()
  const names = Array.from({ length: 1000 }, (_, index) => `hv${index}.corp.example`).join('\n')
  for (let index = 0; index < 42; index += 1) await must('draft.keep', { key: `draft ${index}`, values: { names } })
  expect(await must('draft.find', { key: 'draft 41' })).toEqual({ values: { names } })
  const found = []
  for (let index = 0; index < 42; index += 1) found.push((await must('draft.find', { key: `draft ${index}` })).values)
  expect(found.filter((values) => values !== null)).toHaveLength(40)
})
