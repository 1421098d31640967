import { describe, expect, it } from 'vitest'
import { createClient } from '../../src-main/contract/client.ts'
import { createSmallCore } from '../shells/small-core.ts'

describe('the client', () => {
  it('makes calls and passes replies through, failures included', async () => {
    const client = createClient(createSmallCore())
    expect(await client.call('clock.skip', { seconds: 2 })).toMatchObject({ ok: true, value: { now: 2000 } })
    expect(await client.call('clock.skip', { seconds: 0 })).toMatchObject({
      ok: false,
      failure: { code: 'time.outOfRange' },
    })
  })

  it('hears events until it no longer wants to', () => {
    const core = createSmallCore()
    const heard: string[] = []
    const end = createClient(core).subscribe(({ type }) => heard.push(type))
    core.send('vm.started')
    end()
    core.send('vm.stopped')
    expect(heard).toEqual(['vm.started'])
  })
})
