/** What a wizard shows while answers of the core come late, and not in the order of the questions. */
import { expect, it } from 'vitest'
import type { WizardView } from '../../../src-main/contract/views/wizard.ts'
import type { Client } from '../../../src-renderer/connect/client.ts'
import { WizardState } from '../../../src-renderer/wizard/wizard.svelte.ts'

/** A core whose answers are given by hand, one for each question. */
function aLateCore() {
  const answers: ((page: string) => void)[] = []
  const call = () =>
    new Promise((resolve) => {
      answers.push((currentPage) => resolve({ ok: true, value: viewOf(currentPage) }))
    })
  return { answers, client: { call } as unknown as Client }
}

function viewOf(currentPage: string): Pick<WizardView, 'pages' | 'currentPage'> {
  return { pages: [], currentPage }
}

it('stays on the page that was gone to, although an older answer comes after it', async () => {
  const { answers, client } = aLateCore()
  const run = new WizardState(client, 'enableReplication', 'vm-1', () => 'en')
  const first = run.load()
  const second = run.goTo('server')
  answers[1]?.('server')
  await second
  expect(run.view?.currentPage).toBe('server')
  answers[0]?.('before')
  await first
  expect(run.view?.currentPage).toBe('server')
})
