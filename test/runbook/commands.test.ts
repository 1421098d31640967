import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action, ActionKind } from '../../src-main/runbook/actions.ts'
import { checkFor } from '../../src-main/runbook/checks.ts'
import { commandsFor } from '../../src-main/runbook/commands.ts'
import { lex } from '../contract/powershell/lexer.ts'
import { everyAction } from './sample-actions.ts'

const host = 'hypervisor-01.lab.example'
const textOf = (action: Action) =>
  commandsFor(action, { width: 1000 })
    .lines.map((line) => line.text)
    .join('\n')
const joined = (action: Action) => textOf(action).replace(/ `\n\s+/g, ' ')
const sampleOf = (kind: ActionKind): Action => {
  const action = everyAction().find((each) => each.action === kind)
  if (!action) throw new Error(`no sample of ${kind}`)
  return action
}

describe('the commands of an action', () => {
  it.each(everyAction())('for $action are well-formed, as is the check', (action) => {
    expect(lex(textOf(action)).problems).toEqual([])
    expect(lex(checkFor(action) ?? '').problems).toEqual([])
  })

  it.each(everyAction())('for $action are shown as a list, because a narrow window cuts a table off', (action) => {
    for (const line of (checkFor(action) ?? '')
      .split('\n')
      .filter((each) => /^(Get|Measure|Resolve)-(?!Content)/.test(each)))
      expect(line).toMatch(/ \| Format-List( -Property '?[\w*, ]+'?)?$/)
  })

  it('have the same structure whatever a name holds', () => {
    const evil = fc.oneof(
      fc.constantFrom("'; Remove-VM *; '", '\u2019; Remove-VM *; \u2019', '$(Remove-VM *)', "a' -Force '", '`', '"'),
      fc.string({ minLength: 1 }),
    )
    // A firewall rule with spaces is named by its display name.
    const structure = (action: Action) => lex(textOf(action)).skeleton.replace('-DisplayName ', '-Name ')
    const plain = everyAction().map(structure)
    fc.assert(
      fc.property(evil, (text) => {
        // A DNS name is split at its first dot, which cannot be in a label.
        const actions = everyAction(text.replaceAll('.', '-'))
        expect(actions.map(structure)).toEqual(plain)
      }),
    )
  })

  it('say nothing for the loss of a host, which is not to be done', () => {
    expect(commandsFor(sampleOf('losePower'))).toEqual({ host, lines: [] })
    expect(commandsFor(sampleOf('restorePower'))).toEqual({ host, lines: [] })
  })

  it('turn the old primaries of a host off for good, and say nothing where there are none', () => {
    const lines = [
      "if ((Get-VM -Name 'web01').State -ne 'Off') {",
      "    Stop-VM -Name 'web01' -TurnOff",
      '}',
      "Set-VM -Name 'web01' -AutomaticStartAction Nothing",
      "Disconnect-VMNetworkAdapter -VMName 'web01'",
    ]
    for (const action of ['keepHostOff', 'letHostIn'] as const) {
      expect(textOf({ action, at: 0, host, vms: ['web01'] }).split('\n')).toEqual(lines)
      expect(textOf({ action, at: 0, host, vms: [] })).toBe('')
    }
  })

  it('enable the listener by the name of its rule', () => {
    expect(
      textOf({ action: 'setFirewallRule', at: 0, host, rule: 'VIRT-HVRHTTPSL-In-TCP-NoScope', enabled: true }),
    ).toBe("Enable-NetFirewallRule -Name 'VIRT-HVRHTTPSL-In-TCP-NoScope'")
  })

  it('name the rule of a listener by the name that Windows does not translate', () => {
    const rule = 'Hyper-V Replica HTTPS Listener (TCP-In)'
    const action: Action = { action: 'setFirewallRule', at: 0, host, rule, enabled: true }
    expect(textOf(action)).toBe("Enable-NetFirewallRule -Name 'VIRT-HVRHTTPSL-In-TCP-NoScope'")
    expect(checkFor(action)).toContain("-Name 'VIRT-HVRHTTPSL-In-TCP-NoScope'")
    expect(textOf({ ...action, rule: 'Web server (in)' })).toContain("-DisplayName 'Web server (in)'")
  })

  it('enable a Replica server with certificate, port and storage location', () => {
    expect(joined(sampleOf('setReplicaServer'))).toBe(
      "if (-not (Test-Path -LiteralPath 'web01')) {\n    New-Item -ItemType Directory -Path 'web01' -Force | Out-Null\n}\n" +
        'Set-VMReplicationServer -ReplicationEnabled $true -AllowedAuthenticationType Certificate ' +
        "-CertificateAuthenticationPort 443 -CertificateThumbprint 'web01' -ReplicationAllowedFromAnyServer $true " +
        "-DefaultStorageLocation 'web01' -Force",
    )
  })

  it('give no default storage location when authorization entries name one each', () => {
    const action = { ...sampleOf('setReplicaServer'), allowAnyServer: false } as Action<'setReplicaServer'>
    expect(textOf(action)).not.toContain('DefaultStorageLocation')
  })

  it('add to TrustedHosts rather than replace it', () => {
    const text = textOf({ action: 'setTrustedHosts', at: 0, host, trustedHosts: ['a.lab.example', 'b.lab.example'] })
    expect(text.match(/Set-Item .* -Concatenate -Force/g)).toHaveLength(2)
    expect(text).toContain("-notcontains '*'")
  })

  it('enable replication with every setting, once', () => {
    expect(joined(sampleOf('enableReplication'))).toBe(
      "if (-not (Get-VMReplication -VMName 'web01' -ErrorAction SilentlyContinue)) {\n" +
        "    Enable-VMReplication -VMName 'web01' -ReplicaServerName 'web01' -ReplicaServerPort 443 " +
        "-AuthenticationType Certificate -CertificateThumbprint 'web01' -CompressionEnabled $true " +
        "-ReplicationFrequencySec 300 -RecoveryHistory 24 -VSSSnapshotFrequencyHour 4 -ExcludedVhdPath 'web01'\n}",
    )
  })

  it('leave out the VSS frequency when there are no application-consistent points', () => {
    const action = { ...sampleOf('enableReplication'), vssFrequencyHours: 0 } as Action<'enableReplication'>
    expect(textOf(action)).not.toContain('VSS')
    const change: Action = { action: 'changeReplication', at: 0, host, vm: 'web01', vssFrequencyHours: 0 }
    expect(textOf(change)).toContain('-DisableVSSSnapshotReplication')
  })

  it('schedule the initial replication as far ahead as it was rehearsed', () => {
    const action: Action = { action: 'startInitialReplication', at: 1_000, host, vm: 'web01', startInstant: 3_601_000 }
    expect(joined(action)).toContain('-InitialReplicationStartTime (Get-Date).AddSeconds(3600)')
  })

  it('prepare, fail over, reverse as the canonical order of a planned failover needs', () => {
    expect(textOf(sampleOf('prepareFailover'))).toContain("Start-VMFailover -Prepare -VMName 'web01' -Confirm:$false")
    expect(textOf({ action: 'startFailover', at: 0, host, vm: 'web01', kind: 'planned', pointsBack: 0 })).toContain(
      "Start-VMFailover -VMName 'web01' -Confirm:$false",
    )
    expect(
      joined({ action: 'reverseReplication', at: 0, host, vm: 'web01', replicaServer: null, thumbprint: 'AB' }),
    ).toContain("Set-VMReplication -VMName 'web01' -Reverse -CertificateThumbprint 'AB'")
  })

  it('choose an older recovery point by its place, because its name is another on real hosts', () => {
    expect(textOf({ action: 'startFailover', at: 0, host, vm: 'web01', kind: 'unplanned', pointsBack: 3 })).toContain(
      'Start-VMFailover -VMRecoverySnapshot $points[2] ',
    )
  })

  it.each([
    ['255.255.255.0', 24],
    ['255.255.255.255', 32],
    ['255.255.240.0', 20],
    ['0.0.0.0', 0],
  ])('turn the mask %s into the prefix length %i', (subnetMask, length) => {
    const ip = { address: '10.0.0.31', subnetMask, gateway: null, dnsServer: null }
    expect(textOf({ action: 'setGuestIp', at: 0, host, vm: 'web01', ip })).toContain(`-PrefixLength ${length}\n`)
  })

  it('split a DNS name into zone and label', () => {
    const text = textOf({
      action: 'setDnsRecord',
      at: 0,
      host,
      name: 'web01.lab.example',
      address: '10.0.0.31',
      ttlSeconds: 300,
    })
    expect(text).toContain("-ZoneName 'lab.example' -Name 'web01'")
    expect(text).toContain('[timespan]::FromSeconds(300)')
  })

  it('set the revocation switch both ways', () => {
    const values = [true, false].map((disabled) => textOf({ action: 'setRevocationCheck', at: 0, host, disabled }))
    expect(values[0]).toContain('/v DisableCertRevocationCheck /d 1 /t REG_DWORD /f')
    expect(values[1]).toContain('/v DisableCertRevocationCheck /d 0 /t REG_DWORD /f')
  })
})
