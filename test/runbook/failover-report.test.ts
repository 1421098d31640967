import { describe, expect, it } from 'vitest'
import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import { renderFailover, renderTestFailover } from '../../src-main/runbook/failover-report.ts'
import { replicating, minuteMs } from '../emulator/lab.ts'

await Promise.all(languages.map(loadTexts))

const flat = (html: string) => html.replace(/\s+/g, ' ')

function tested() {
  const lab = replicating()
  const { testVmId } = lab.do('failover.startTest', { vmId: 'vm-2' })
  lab.pass(minuteMs)
  lab.do('vm.start', { vmId: testVmId })
  lab.pass(minuteMs)
  lab.do('failover.stopTest', { vmId: 'vm-2' })
  const { testFailovers, nextTestFailoverInstant } = lab.side('vm-2')
  return { test: testFailovers[0]!, facts: { dueInstant: nextTestFailoverInstant, now: lab.emulator.now() } }
}

function failedOver() {
  const lab = replicating()
  lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt' })
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.pass(minuteMs)
  lab.do('failover.start', { vmId: 'vm-2' })
  return { failover: lab.side('vm-2').failover!, now: lab.emulator.now() }
}

describe.each(languages)('the report of one rehearsal in %s', (language) => {
  it('is one document without any outside part, and has no placeholder', () => {
    const { test, facts } = tested()
    const { failover, now } = failedOver()
    const documents = [
      renderTestFailover('web01', test, facts, language),
      renderFailover('web01', failover, now, language),
    ]
    for (const html of documents) {
      expect(html).toContain(`lang="${language}"`)
      expect(html).not.toMatch(/(src|href)="(?!#)/)
      expect(html).not.toMatch(/\{\{|undefined|\[object|NaN/)
    }
  })
})

describe('the report of a test failover', () => {
  it('says the point, how long it took, what was checked, and when the next one is due', () => {
    const { test, facts } = tested()
    const html = flat(renderTestFailover('web01', test, facts, 'en'))
    expect(html).toContain('Test failover of web01')
    expect(html).toContain('Latest Recovery Point')
    expect(html).toContain('<dd>2 min</dd>')
    expect(html).toContain('The test machine ran')
    expect(html).toContain('not checked')
    expect(html).toContain('Time since the recovery point')
    expect(html).not.toContain('From the stop until the first client was answered')
    expect(html).toContain(new Date(facts.dueInstant!).toISOString().slice(0, 10))
  })
})

describe('the report of a failover', () => {
  it('gives the loss, counts a machine that no client has reached as away, and prices the other points', () => {
    const { failover, now } = failedOver()
    const html = flat(renderFailover('web01', failover, now, 'en'))
    expect(html).toContain('Failover of web01')
    expect(html).toContain('C:\\data\\orders.txt')
    expect(html).toMatch(/1 min <span class="status">.*?away/)
    expect(html).toContain('First client answered</dt> <dd>not yet')
  })

  it('shows a name as text', () => {
    const { failover, now } = failedOver()
    expect(renderFailover('<img src=x>', failover, now, 'en')).not.toContain('<img')
  })
})
