/** The verdict in a few words, and who uses a certificate. */
import { describe, expect, it } from 'vitest'
import type { RuleView } from '../../../../../src-main/contract/views/authority.ts'
import { formatFor } from '../../../../../src-main/contract/texts/format.ts'
import { translatorFor } from '../../../../../src-renderer/i18n/translate.ts'
import { usersOf } from '../../../../../src-renderer/views/certificates/parts/users.ts'
import { answerOf } from '../../../../../src-renderer/views/certificates/verdict/verdict-answer.ts'

const day = 86_400
const reader = { t: translatorFor('en'), format: formatFor('en') }

function rule(result: RuleView['result'], leftSeconds?: number): RuleView {
  const ends =
    leftSeconds === undefined ? null : { instant: 0, leftSeconds, code: 'certificate.expired', windowsCode: null }
  return { rule: 'dates', result, code: null, params: {}, windowsCode: null, ends, fix: null }
}

describe('the answer of a verdict', () => {
  it('is yes where every rule passes and nothing ends soon', () => {
    expect(answerOf([rule('passed'), rule('notChecked')], reader)).toEqual({ tone: 'ok', text: 'Yes' })
  })

  it('counts the days until the first end', () => {
    expect(answerOf([rule('passed', 9.5 * day), rule('passed', 20 * day)], reader)).toEqual({
      tone: 'warn',
      text: 'Yes, for 9 more days',
    })
    expect(answerOf([rule('passed', 1.2 * day)], reader).text).toBe('Yes, for 1 more day')
  })

  it('says how long on the last day', () => {
    expect(answerOf([rule('passed', 7200)], reader).text).toBe('Yes, for another 2 h')
  })

  it('is no as soon as one rule fails', () => {
    expect(answerOf([rule('failed'), rule('passed', 9 * day)], reader)).toEqual({ tone: 'bad', text: 'No' })
  })

  it('does not end with a rule that was not checked', () => {
    expect(answerOf([rule('notChecked', 9 * day)], reader).text).toBe('Yes')
  })
})

describe('who uses a certificate', () => {
  const host = (hostId: string, certificateId: string | null, enabled = true) => ({
    hostId,
    name: hostId.toUpperCase(),
    replicaServer: { enabled, certificateId } as never,
  })
  const vm = (name: string, certificateId: string) => ({
    name,
    replication: { certificateId } as never,
    extendedReplication: null,
  })
  const certificate = { certificateId: 'certificate-2', usedByHostIds: ['h1', 'h2', 'h3'] }

  it('are Replica servers bound to it, machines that replicate with it, and hosts that only hold it', () => {
    const hosts = [host('h1', 'certificate-2'), host('h2', 'certificate-3'), host('h3', 'certificate-2', false)]
    const vms = [vm('web01', 'certificate-2'), vm('web01', 'certificate-2'), vm('db01', 'certificate-3')]
    expect(usersOf(certificate, hosts, vms)).toEqual({
      replicaServers: ['H1'],
      machines: ['web01'],
      holders: ['H2', 'H3'],
    })
  })
})
