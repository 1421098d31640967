import { describe, expect, it } from 'vitest'
import { scriptView, type ScriptView } from '../../src-main/contract/views/wizard.ts'
import * as scripts from '../../src-main/runbook/script-view.ts'
import { lex } from '../contract/powershell/lexer.ts'

const relationship = {
  vm: 'web01',
  host: 'hypervisor-01.lab.example',
  replicaServer: 'hypervisor-02.lab.example',
  port: 443,
  authentication: 'certificate',
  thumbprint: '5D1F0C8E72A94B36D0E731B8C46A9F02E85D7713',
  compression: true,
  frequencySeconds: 300,
  recoveryHistoryHours: 24,
  vssFrequencyHours: 4,
  startDelaySeconds: 3600,
} as const

const all: [string, ScriptView[]][] = [
  [
    'enable replication',
    scripts.enableReplicationScript({ ...relationship, excludedDiskPaths: ['D:\\pagefile.vhdx'] }),
  ],
  ['reverse replication', scripts.reverseReplicationScript(relationship)],
  [
    'planned failover',
    scripts.plannedFailoverScript({
      vm: 'web01',
      primary: 'a',
      replica: 'b',
      reverse: true,
      start: true,
      thumbprint: 'AB',
    }),
  ],
  ['failover', scripts.failoverScript({ vm: 'web01', replica: 'b', pointsBack: 2 })],
  ['test failover', scripts.testFailoverScript({ vm: 'web01', replica: 'b', pointsBack: 2 })],
  [
    'after failover',
    scripts.afterFailoverScript({
      vm: 'web01',
      host: 'b',
      adapter: 'Network Adapter',
      switchName: 'vSwitch',
      ip: { address: '10.0.0.31', subnetMask: '255.255.255.0', gateway: '10.0.0.1', dnsServer: '10.0.0.2' },
      isRunning: true,
      dns: { name: 'web01.lab.example', address: '10.0.0.31', ttlSeconds: 300 },
    }),
  ],
]

const pagesOf = (views: readonly ScriptView[]) => new Set(views.flatMap((view) => view.lines.map((line) => line.page)))
const textOf = (view: ScriptView | undefined) => view?.lines.map((line) => line.text).join('\n') ?? ''

describe('the scripts of the wizards', () => {
  it.each(all)('for %s are views of the contract, one per host, and well-formed', (_name, views) => {
    for (const view of views) {
      expect(scriptView.parse(view)).toEqual(view)
      expect(lex(textOf(view)).problems).toEqual([])
    }
    expect(new Set(views.map((view) => view.host)).size).toBe(views.length)
  })

  it('mark the pages of Enable Replication', () => {
    const views = scripts.enableReplicationScript({ ...relationship, excludedDiskPaths: ['D:\\pagefile.vhdx'] })
    expect([...pagesOf(views)].filter((page) => page !== null).sort()).toEqual([
      'connection',
      'disks',
      'frequency',
      'initialReplication',
      'recoveryPoints',
      'replicaServer',
    ])
  })

  it('mark what the boxes of Planned Failover add', () => {
    const boxes = { vm: 'web01', primary: 'a', replica: 'b', thumbprint: null }
    const marked = (views: readonly ScriptView[]) =>
      views.flatMap((view) => view.lines.filter((line) => line.page === 'options').map((line) => line.text.trim()))
    expect(marked(scripts.plannedFailoverScript({ ...boxes, reverse: false, start: false }))).toEqual([])
    expect(marked(scripts.plannedFailoverScript({ ...boxes, reverse: false, start: true }))).toEqual([
      "Start-VM -Name 'web01'",
    ])
    expect(marked(scripts.plannedFailoverScript({ ...boxes, reverse: true, start: true })).join(' ')).toContain(
      '-Reverse',
    )
  })

  it('reverse before they start, as the dialog does', () => {
    const text = textOf(all[2]?.[1][1])
    expect(text.indexOf('-Reverse')).toBeLessThan(text.indexOf('Start-VM '))
  })

  it('show a placeholder that PowerShell refuses where the draft has no value yet', () => {
    const [, primary] = scripts.enableReplicationScript({
      ...relationship,
      replicaServer: '',
      thumbprint: null,
      excludedDiskPaths: [],
    })
    expect(textOf(primary)).toContain("'<FQDN>'")
    expect(textOf(primary)).toContain("'<thumbprint>'")
  })

  it('test a failover beside the replica and start nothing', () => {
    const text = textOf(scripts.testFailoverScript({ vm: 'web01', replica: 'b', pointsBack: 0 })[0])
    expect(text).toContain('Start-VMFailover')
    expect(text).toContain('-AsTest')
    expect(text).not.toContain('Start-VM ')
  })

  it('open the HTTP listener for Kerberos and name no certificate', () => {
    const views = scripts.enableReplicationScript({
      ...relationship,
      authentication: 'kerberos',
      thumbprint: null,
      excludedDiskPaths: [],
    })
    expect(textOf(views[0])).toContain('VIRT-HVRHTTPL-In-TCP-NoScope')
    expect(textOf(views[1])).not.toContain('CertificateThumbprint')
  })

  it('give a machine that is off its address for the next failover', () => {
    const views = scripts.afterFailoverScript({
      vm: 'web01',
      host: 'b',
      adapter: 'Network Adapter',
      switchName: null,
      ip: { address: '10.0.0.31', subnetMask: '255.255.255.0', gateway: null, dnsServer: null },
      isRunning: false,
      dns: null,
    })
    expect(views).toHaveLength(1)
    expect(textOf(views[0])).toContain('Set-VMNetworkAdapterFailoverConfiguration')
  })
})
