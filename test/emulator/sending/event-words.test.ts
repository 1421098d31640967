import { describe, expect, it } from 'vitest'
import { failures } from '../../../src-main/contract/failures/index.ts'
import { faultIds } from '../../../src-main/contract/faults.ts'
import { httpsRule, hourMs, minuteMs, replicating } from '../lab.ts'

const ownCode = new RegExp(
  Object.keys(failures)
    .map((code) => code.replace('.', '\\.'))
    .join('|'),
)

describe('the text of an event', () => {
  it('carries the words of Windows for a code', () => {
    const lab = replicating()
    lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: false })
    lab.pass(20 * minuteMs)
    const { message } = lab.emulator.hostEvents('host-1', 50)!.find(({ eventId }) => eventId === 32_022)!
    expect(message).toMatch(
      /^Hyper-V could not replicate changes for virtual machine web01: A connection with the server could not be established \(0x00002EFD\)\. \(Virtual Machine ID /,
    )
  })

  it.each(faultIds)('carries none of our codes when %s strikes', (faultId) => {
    const lab = replicating()
    const reply = lab.try('fault.inject', { faultId, hostId: 'host-1', vmId: 'vm-1' })
    if (!reply.ok) lab.try('fault.inject', { faultId, hostId: 'host-2', otherHostId: 'host-1', vmId: 'vm-2' })
    lab.pass(2 * hourMs)
    for (const hostId of ['host-1', 'host-2']) {
      for (const { message } of lab.emulator.hostEvents(hostId, 500)!) expect(message).not.toMatch(ownCode)
    }
  })
})
