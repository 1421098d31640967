import { describe, expect, it } from 'vitest'
import type { Action } from '../../src-main/runbook/actions.ts'
import { commandsFor } from '../../src-main/runbook/commands.ts'

const on = { at: 0, host: 'hypervisor-01.lab.example' }
const textOf = (action: Action) =>
  commandsFor(action, { width: 1000 })
    .lines.map((line) => line.text)
    .join('\n')

describe('the commands for settings of a host', () => {
  it('join a domain once, with an account that is asked for', () => {
    const text = textOf({ action: 'joinDomain', ...on, domain: 'corp.example' })
    expect(text).toContain('if (-not $DomainCredential) {')
    expect(text).toContain("Add-Computer -DomainName 'corp.example' -Credential $DomainCredential -Force")
  })

  it('set and remove a registry value as a number', () => {
    const action = { action: 'setRegistryValue', ...on, name: 'MaximumActiveTransfers' } as const
    expect(textOf({ ...action, value: 10 })).toMatch(/-Name 'MaximumActiveTransfers' -Value 10 -Type DWord/)
    expect(textOf({ ...action, value: null })).toMatch(/^Remove-ItemProperty .* -ErrorAction SilentlyContinue$/)
  })

  it('leave the choice of a physical adapter to the administrator', () => {
    const action = { action: 'addSwitch', ...on, switchName: 'LAN' } as const
    const text = textOf({ ...action, kind: 'external' })
    expect(text).toContain("$NetAdapterName = Read-Host -Prompt 'LAN'")
    expect(text).toContain("New-VMSwitch -Name 'LAN' -NetAdapterName $NetAdapterName ")
    expect(textOf({ ...action, kind: 'private' })).toContain("New-VMSwitch -Name 'LAN' -SwitchType Private")
  })

  it('change only what was changed of an authorization entry', () => {
    const action = { action: 'setAuthorizationEntry', ...on, primaryServer: 'a.lab.example' } as const
    expect(textOf({ ...action, storageLocation: null, trustGroup: 'lab' })).toBe(
      "Set-VMReplicationAuthorizationEntry -AllowedPrimaryServer 'a.lab.example' -TrustGroup 'lab'",
    )
  })

  it('replace a line of the hosts file and keep the others', () => {
    const text = textOf({ action: 'setHostsFileLine', ...on, name: 'b.lab.example', address: '10.0.0.12' })
    expect(text).toContain("[regex]::Escape('b.lab.example')")
    expect(text).toContain("$line = '10.0.0.12' + \"`t\" + 'b.lab.example'")
    expect(text).toContain('Set-Content -Path "$env:SystemRoot\\System32\\drivers\\etc\\hosts" -Value $lines')
  })
})
