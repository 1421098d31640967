import { expect, it } from 'vitest'
import type { Reply } from '../../../../src-main/contract/failure.ts'
import { Why } from '../../../../src-renderer/views/why/why.svelte.ts'

const fix = { code: 'resumeReplication', params: {}, steps: [{ call: 'replication.resume', input: {} }] } as const
const about = { kind: 'relationship', vmId: 'vm-1' } as const

/** A core that answers with these codes of causes, one after the other. */
function answering(...codes: readonly string[]) {
  const asked: unknown[] = []
  const fixed: unknown[] = []
  const app = {
    client: {
      call: async (_name: string, input: unknown): Promise<Reply<never>> => {
        const code = codes[asked.push(input) - 1]
        return { ok: true, value: { cause: { code }, fix: code === 'nothing' ? null : fix } as never }
      },
    },
    fix: async (given: unknown) => fixed.push(given) > 0,
  }
  return { why: new Why(app as never), asked, fixed }
}

it('carries out the repair of the answer once, and asks what remains', async () => {
  const { why, asked, fixed } = answering('paused', 'nothing')
  await why.ask(about)
  await Promise.all([why.repair(about), why.repair(about)])
  expect(fixed).toEqual([fix])
  expect(asked).toHaveLength(2)
  expect(why.view?.cause.code).toBe('nothing')
  expect(why.isFixing).toBe(false)
})

it('keeps the answer to the last question when an earlier one comes later', async () => {
  const late = Promise.withResolvers<Reply<never>>()
  const replies = [late.promise, Promise.resolve({ ok: true, value: { cause: { code: 'second' } } } as Reply<never>)]
  const why = new Why({ client: { call: () => replies.shift()! }, fix: async () => true } as never)
  const first = why.ask(about)
  await why.ask(about)
  late.resolve({ ok: true, value: { cause: { code: 'first' } } } as Reply<never>)
  await first
  expect(why.view?.cause.code).toBe('second')
})
