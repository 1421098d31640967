import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import { quote } from '../../src-main/contract/powershell/quote.ts'
import type { Action } from '../../src-main/runbook/actions.ts'
import { buildRunbook } from '../../src-main/runbook/runbook.ts'
import { findPowerShell } from './find-powershell.ts'
import { runnableHere } from './runnable.ts'
import { openSession } from './session.ts'
import { standIns } from './stand-ins.ts'

await Promise.all(languages.map(loadTexts))

const powerShell = await findPowerShell()
const folder = mkdtempSync(join(tmpdir(), 'understudy-scripts-'))
const on = { at: 0, host: 'hypervisor-01.lab.example' }
const machine = `New-Thing VirtualMachine @{ Name = 'web01'; State = 'Off'; Status = '' }`

interface Outcome {
  readonly error: string | null
  readonly said: string
  readonly calls: readonly { readonly cmdlet: string; readonly parameters: Readonly<Record<string, unknown>> }[]
}

describe.runIf(powerShell !== null)('the script of a host on a real PowerShell', () => {
  const session = openSession(powerShell, { COMPUTERNAME: 'hypervisor-01' })
  beforeAll(async () => {
    await session.run(standIns())
  }, 30_000)
  afterAll(async () => {
    await session.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Writes the script into a folder of its own. */
  function write(name: string, actions: readonly Action[]): string {
    const file = buildRunbook(actions, { language: 'en' }).files.find((each) => each.name.endsWith('.ps1'))
    const path = join(folder, name, 'host.ps1')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, runnableHere(file?.text ?? ''))
    return path
  }

  async function run(
    path: string,
    parameters: string,
    answers: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const table = Object.entries({ 'Get-VM': machine, ...answers }).map(
      ([name, code]) => `${quote(name)} = { ${code} }`,
    )
    const [json] = await session.run(`
$global:Calls.Clear()
$global:Answers = @{
${table.join('\n')}
}
$global:Last = -1
$failure = $null
$said = [System.Collections.Generic.List[string]]::new()
try { & ${quote(path)} ${parameters} 3>&1 6>&1 | ForEach-Object { $said.Add("$_") } } catch { $failure = $_.Exception.Message }
ConvertTo-Json -InputObject @{ error = $failure; said = $said -join '|'; calls = @($global:Calls) } -Depth 6 -Compress`)
    return JSON.parse(json as string) as Outcome
  }

  const failover: Action = { action: 'startFailover', ...on, vm: 'web01', kind: 'unplanned', pointsBack: 3 }
  const replica = {
    'Get-VMReplication': "New-Thing VMReplication @{ ReplicationState = 'Replicating'; ReplicationMode = 'Replica' }",
  }
  const points = (count: number) =>
    `if (${count}) { 1..${count} | ForEach-Object { New-Thing VMSnapshot @{ Name = "p$_"; SnapshotType = 'Replica'; CreationTime = ([datetime]'2026-01-05T08:00:00').AddHours($_) } } }`

  it('names the recovery point that was looked for and those that there are, before anything is changed', async () => {
    const path = write('points', [failover])
    const two = await run(path, '-Step 1 -Force', { ...replica, 'Get-VMSnapshot': points(2) })
    expect(two.error).toBe(
      'web01 has no recovery point number 3, counted back from the latest one. Nothing was changed. Points before the latest: 2026-01-05 10:00:00, 2026-01-05 09:00:00',
    )
    const none = await run(path, '-Step 1 -Force', { ...replica, 'Get-VMSnapshot': points(0) })
    expect(none.error).toMatch(/Points before the latest: none$/)
    expect([...two.calls, ...none.calls]).toEqual([])
  })

  it('writes instants in one form, whatever the culture of the host is', async () => {
    const path = write('culture', [failover])
    await session.run("[cultureinfo]::CurrentCulture = 'cs-CZ'")
    const { error } = await run(path, '-Step 1 -Force', { ...replica, 'Get-VMSnapshot': points(1) })
    await session.run("[cultureinfo]::CurrentCulture = 'en-US'")
    expect(error).toMatch(/: 2026-01-05 09:00:00$/)
  })

  it('names -Force where a step asks and nobody can answer, and goes on with it', async () => {
    const path = write('asks', [{ action: 'shutDownHost', ...on }])
    const asked = await run(path, '-Step 1')
    expect(asked.error).toContain('-Force')
    expect(asked.calls).toEqual([])
    expect((await run(path, '-Step 1 -Force')).calls).toEqual([
      { cmdlet: 'Stop-Computer', parameters: { Force: true } },
    ])
  })

  it('asks for every step with -Confirm, also where it would not ask by itself', async () => {
    const path = write('confirm', [{ action: 'setRevocationCheck', ...on, disabled: true }])
    const { error, calls } = await run(path, '-Step 1 -Force -Confirm')
    expect(error).toContain('NonInteractive')
    expect(calls).toEqual([])
  })

  it('refuses a step that is none of this host, and does none of the others', async () => {
    const path = write('steps', [{ action: 'shutDownHost', ...on }])
    const { error, calls } = await run(path, '-Step 1, 99 -Force')
    expect(error).toBe('Nothing was changed. The steps on this host are 1; there is no step 99')
    expect(calls).toEqual([])
  })

  it('stops on another computer', async () => {
    const path = write('other', [{ action: 'shutDownHost', ...on, host: 'hypervisor-02.lab.example' }])
    const { error, calls } = await run(path, '-Step 1 -Force')
    expect(error).toContain('This script is for hypervisor-02.lab.example')
    expect(calls).toEqual([])
  })

  it('acts on no machine where two have the name, not even with -WhatIf', async () => {
    const path = write('twins', [{ action: 'removeReplication', ...on, vm: 'web01' }])
    const twins = { 'Get-VM': `${machine}; ${machine}`, ...replica }
    for (const more of ['-WhatIf', '-Force']) {
      const { error, calls } = await run(path, `-Step 1 ${more}`, twins)
      expect(error).toContain('several virtual machines on this host have this name')
      expect(calls).toEqual([])
    }
  })

  it('warns before a planned failover that was not prepared on the primary', async () => {
    const path = write('unprepared', [{ ...failover, kind: 'planned', pointsBack: 0 } as Action])
    const unprepared = await run(path, '-Step 1 -WhatIf', { ...replica, 'Get-VMSnapshot': points(2) })
    expect(unprepared.said).toContain('No planned recovery point of web01 has arrived on this host')
    const planned = "New-Thing VMSnapshot @{ SnapshotType = 'SyncedReplica' }"
    const prepared = await run(path, '-Step 1 -WhatIf', { ...replica, 'Get-VMSnapshot': planned })
    expect(prepared.said).not.toContain('No planned recovery point')
  })

  it('says what state it found where a step before was not run, and does nothing', async () => {
    const path = write('early', [{ action: 'completeFailover', ...on, vm: 'web01' }])
    const { said, calls } = await run(path, '-Step 1 -Force', replica)
    expect(said).toContain('Nothing was done to web01: run the steps before this one first. State: Replicating')
    expect(calls).toEqual([])
  })

  it('says on an old Windows Server what it does not have, and does not try', async () => {
    const actions: Action[] = [
      { action: 'setCheckpointType', ...on, vm: 'web01', checkpointType: 'production' },
      {
        action: 'setGuestIp',
        ...on,
        vm: 'web01',
        ip: { address: '10.0.0.31', subnetMask: '255.255.255.0', gateway: null, dnsServer: null },
      },
    ]
    const ofEdition = (edition: '2012R2' | '2016') => actions.map((action) => ({ ...action, edition }))
    const path = write('old', ofEdition('2012R2'))
    const first = await run(path, '-Step 1 -Force')
    expect(first.error).toContain('Windows Server 2012 R2 on this host does not have Set-VM -CheckpointType')
    const second = await run(path, '-Step 2 -Force')
    expect(second.error).toContain('does not have Invoke-Command -VMName')
    expect([...first.calls, ...second.calls]).toEqual([])
    const newer = write('newer', ofEdition('2016'))
    expect((await run(newer, '-Step 1 -Force')).calls).toHaveLength(1)
  })

  it('takes the only adapter, which is called otherwise on a German Windows, and asks which where there are more', async () => {
    const path = write('adapter', [
      { action: 'connectAdapter', ...on, vm: 'web01', adapter: 'Network Adapter', switchName: 'LAN' },
    ])
    const adapter = (name: string) =>
      `New-Thing VMNetworkAdapter @{ Name = ${quote(name)}; SwitchName = ''; IPAddresses = '' }`
    const one = await run(path, '-Step 1', { 'Get-VMNetworkAdapter': adapter('Netzwerkkarte') })
    expect(one.calls).toEqual([
      { cmdlet: 'Connect-VMNetworkAdapter', parameters: { VMNetworkAdapter: ['Netzwerkkarte'], SwitchName: 'LAN' } },
    ])
    const two = await run(path, '-Step 1', {
      'Get-VMNetworkAdapter': `${adapter('Netzwerkkarte')}; ${adapter('Backup')}`,
    })
    expect(two.error).toMatch(/Nothing was changed\. Adapters: Netzwerkkarte, Backup$/)
    expect(two.calls).toEqual([])
  })

  it('leaves the addresses of a guest alone where no adapter is connected', async () => {
    const ip = { address: '10.0.0.31', subnetMask: '255.255.255.0', gateway: null, dnsServer: null }
    const path = write('guest', [{ action: 'setGuestIp', ...on, vm: 'web01', ip }])
    await session.run(
      "$global:Account = [pscredential]::new('a', (ConvertTo-SecureString -String 'b' -AsPlainText -Force))",
    )
    const { error, calls } = await run(path, '-Step 1 -GuestCredential $Account', {
      'Invoke-Command': "& $b['ScriptBlock']",
    })
    expect(error).toBe('No network adapter is connected inside web01. Nothing was changed.')
    expect(calls.map(({ cmdlet }) => cmdlet)).toEqual(['Invoke-Command'])
  })

  describe('looks for certificates', () => {
    const actions: Action[] = [
      { action: 'trustRoot', ...on, name: 'r', thumbprint: 'AA', file: 'root.cer' },
      { action: 'importCrl', ...on, at: 1, issuer: 'r', file: 'root.crl' },
    ]
    const files = (path: string, names: readonly string[]) => {
      mkdirSync(path, { recursive: true })
      for (const name of names) writeFileSync(join(path, name), name)
    }
    /** Stores hold nothing; files are as they are. */
    const stores = {
      'Test-Path':
        "if (\"$($b['LiteralPath'])\" -like 'Cert:*') { $false } else { Microsoft.PowerShell.Management\\Test-Path -LiteralPath $b['LiteralPath'] }",
      'Join-Path': "\"$($b['Path'])/$($b['ChildPath'])\"",
      'Get-Item': "New-Object -TypeName psobject -Property @{ Subject = ''; Thumbprint = ''; NotAfter = '' }",
    }

    it.each([
      ['beside the script', "beside [1] it's", 'certificates'],
      ['beside the folder of the script', 'above/runbook', '../certificates'],
    ])('%s', async (_where, name, place) => {
      const path = write(name, actions)
      files(join(dirname(path), place), ['root.cer', 'root.crl'])
      const { error, calls } = await run(path, '-Step 1, 2', stores)
      expect(error).toBeNull()
      expect(calls.map(({ cmdlet }) => cmdlet)).toEqual(['Import-Certificate', 'certutil'])
      expect(String(calls[0]?.parameters['FilePath'])).toContain('root.cer')
    })

    it('in the folder that has them, where both are there', async () => {
      const path = write('both/runbook', actions)
      files(join(dirname(path), 'certificates'), [])
      files(join(dirname(path), '../certificates'), ['root.cer', 'root.crl'])
      expect((await run(path, '-Step 1, 2', stores)).error).toBeNull()
    })

    it('before the first change, and names each that is missing with its step and the switch', async () => {
      const path = write('missing/runbook', actions)
      files(join(dirname(path), '../certificates'), ['root.cer'])
      for (const more of ['', '-WhatIf']) {
        const { error, calls } = await run(path, `-Step 1, 2 ${more}`, stores)
        expect(error).toMatch(/^Nothing was changed\..*: root\.crl \(2\)\. Looked for in: .*-CertificateFolder\.$/)
        expect(calls).toEqual([])
      }
    })

    it('and says of a path that is too long for Windows which it is, before the first change', async () => {
      const path = write('long/runbook', actions)
      const deep = join(dirname(path), 'a'.repeat(120), 'b'.repeat(120))
      files(deep, ['root.cer', 'root.crl'])
      const { error, calls } = await run(path, `-Step 1, 2 -CertificateFolder ${quote(deep)}`, stores)
      expect(error).toContain(join(deep, 'root.cer'))
      expect(error).toMatch(/^Nothing was changed\./)
      expect(calls).toEqual([])
    })

    it('but not for those that are in the store already', async () => {
      const path = write('done/runbook', actions)
      const there = { ...stores, 'Test-Path': '$true' }
      expect((await run(path, '-Step 1', there)).calls).toEqual([])
    })
  })
})
