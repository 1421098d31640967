import { beforeAll, describe, expect, it } from 'vitest'
import { loadTexts } from '../../../../src-main/contract/texts/catalog.ts'
import { describeFailure } from '../../../../src-main/contract/texts/index.ts'
import { languages } from '../../../../src-main/contract/texts/shape.ts'
import { whyView, type WhyCause, type WhyView } from '../../../../src-main/contract/views/why.ts'
import { translatorFor, type Translate } from '../../../../src-renderer/i18n/translate.ts'
import { en } from '../../../../src-renderer/i18n/en/index.ts'
import { causeWords, gateWords, subjectWords, windowsWords } from '../../../../src-renderer/views/why/why-texts.ts'

const t = translatorFor('en')
const describeIn = (failure: Parameters<typeof describeFailure>[0]) => describeFailure(failure, 'en')
const gateNames = whyView.shape.gates.element.shape.gate.options

/** Whatever a text may name. */
const everything = {
  vm: 'web01',
  host: 'HYPERVISOR-01',
  client: 'HYPERVISOR-01',
  server: 'HYPERVISOR-02.lab.example',
  address: '10.0.0.12',
  dnsName: 'web01.lab.example',
  staleAddress: '192.0.2.41',
  judge: 'HYPERVISOR-01',
  state: 'Replicating',
  path: 'C:\\Replica',
  primaryServer: '*',
  trustGroup: 'DEFAULT',
  rule: 'Listener',
  port: 443,
  latencyMilliseconds: 4,
  bitsPerSecond: 1_000_000_000,
  untilInstant: 1,
  nextInstant: 1,
  atInstant: 1,
}

beforeAll(() => Promise.all(languages.map(loadTexts)))

describe('the words of "Why?"', () => {
  it.each(languages)(
    'has a sentence for every situation, gate and reason in %s, with nothing left open',
    (language) => {
      const told = translatorFor(language)
      const keys = Object.keys(en).filter((key) => /^why\.(cause|gate|passed|closed|reason)\./.test(key))
      expect(keys.length).toBeGreaterThan(90)
      for (const key of keys) expect(told(key as Parameters<Translate>[0], everything), key).not.toMatch(/\{\{|^why\./)
      for (const gate of gateNames) {
        for (const state of ['open', 'closed', 'notChecked'] as const) {
          expect(gateWords({ gate, state, measured: everything }, situation('paused'), told)).not.toMatch(/\{\{|^why\./)
        }
      }
    },
  )

  it('names hosts shortly in a cause, and the server as it was typed', () => {
    const cause: WhyCause = {
      kind: 'failure',
      code: 'connection.certificateRefused',
      params: {
        judge: 'HV02.lab.example',
        owner: 'HV01.lab.example',
        reason: 'certificate.revoked',
        rule: 'revocation',
      },
    }
    expect(causeWords(cause, t, describeIn).sentence).toBe('HV02 refuses the certificate of HV01: it has been revoked')
  })

  it('says what has filled up, and does not advise what only a wizard can', () => {
    const params = { host: 'HYPERVISOR-02', volume: 'C:', neededBytes: 4096, freeBytes: 0 }
    const { sentence, text } = causeWords({ kind: 'failure', code: 'replication.storageFull', params }, t, describeIn)
    expect(sentence).toBe('C: on HYPERVISOR-02 is full')
    expect(text).not.toContain('disk out')
  })

  it('says since when and what for a resynchronization is needed', () => {
    const params = { vm: 'db01', host: 'HYPERVISOR-01', reason: 'editedOffline', atInstant: Date.UTC(2026, 0, 5, 3, 3) }
    const { text } = causeWords({ kind: 'situation', code: 'resynchronizationRequired', params }, t, describeIn)
    expect(text).toContain('A disk of db01 was changed at')
    expect(text).toContain('while db01 was off')
  })

  it('shows the words of Windows for a code that has some, and none of its own for another', () => {
    expect(windowsWords('0x00002EFE', t)).toBe('The connection with the server was terminated abnormally')
    expect(windowsWords('0x00002F93', t)).toBeUndefined()
  })

  it('says who it is about', () => {
    const subject: WhyView['subject'] = {
      vmId: 'vm-1',
      vm: 'web01',
      relationshipType: 'Simple',
      fromHost: 'A',
      toHost: 'B',
    }
    expect(subjectWords(subject, t)).toBe('web01, A to B')
    expect(subjectWords({ ...subject, vm: null }, t)).toBe('A to B')
    expect(subjectWords({ ...subject, toHost: null }, t)).toBe('web01')
  })
})

function situation(code: 'paused'): WhyCause {
  return { kind: 'situation', code, params: {} }
}
