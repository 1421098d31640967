import { describe, expect, it } from 'vitest'
import { asWindows } from '../../../src-main/app/disclosure/as-windows.ts'
import { failures, type FailureCode } from '../../../src-main/contract/failures/index.ts'
import type { FailureTable } from '../../../src-main/contract/failures/table.ts'
import { gateFailures, peerFailures } from '../../../src-main/contract/calls/parts.ts'
import { faultTable } from '../../../src-main/contract/faults.ts'
import { describeFailure } from '../../../src-main/contract/texts/index.ts'

const coarsened = (Object.keys(failures) as FailureCode[]).filter((code) => asWindows({ code, params: {} }) !== null)

/** The words of Windows itself, by the reference. */
const ownWords: ReadonlySet<string> = new Set(['replication.outOfBoundsWrite', 'replication.sameHost'])

describe('a failure where causes are hidden', () => {
  it('has other words at every gate, on the side of the replica, and for every fault that goes on', () => {
    const ofFaults = Object.values(faultTable).flatMap(({ kind, failureCode }) =>
      kind === 'condition' && failureCode !== null ? [failureCode] : [],
    )
    const named = [...gateFailures, ...peerFailures, ...ofFaults].filter((code) => !ownWords.has(code))
    expect(named.filter((code) => !coarsened.includes(code))).toEqual([])
  })

  it('has one sentence and one code for what Windows does not tell apart', () => {
    const server = 'HYPERVISOR-02.lab.example'
    const told = [
      asWindows({ code: 'connection.firewallRuleDisabled', params: { server, port: 443, rule: 'HTTPS' } }),
      asWindows({ code: 'connection.notReplicaServer', params: { server, port: 443 } }),
      asWindows({ code: 'connection.wrongPort', params: { server, port: 443, listenerPort: 8443 } }),
    ]
    expect(new Set(told.map((failure) => JSON.stringify(failure))).size).toBe(1)
    const { sentence, next } = describeFailure(told[0]!, 'en')
    expect(sentence).toBe(
      "Hyper-V cannot connect to the specified Replica server 'HYPERVISOR-02.lab.example'. Error: A connection with the server could not be established (0x00002EFD).",
    )
    expect(next).toContain("allows inbound connection on port '443'")
  })

  it('keeps the code that tells two causes apart on real hosts, too', () => {
    const refused = (reason: string, windowsCode: string) =>
      asWindows({ code: 'connection.certificateRefused', params: { reason }, windowsCode })
    expect(refused('certificate.nameDiffers', '0x800B010F')).toEqual({
      code: 'windows.notAuthenticated',
      params: { windowsCode: '0x800B010F' },
      windowsCode: '0x800B010F',
    })
  })

  it('gives every value that the sentence names', () => {
    const table: FailureTable = failures
    for (const code of coarsened) {
      const params = Object.fromEntries(table[code]!.params.map((name) => [name, name]))
      const told = asWindows({ code, params })!
      expect(table[told.code]!.params).toEqual(expect.arrayContaining(Object.keys(told.params).filter(isNoCode)))
      for (const text of Object.values(describeFailure(told, 'en'))) expect(text).not.toContain('{{')
    }
  })
})

/** Every sentence may name its code; only some do. */
const isNoCode = (name: string) => name !== 'windowsCode'
