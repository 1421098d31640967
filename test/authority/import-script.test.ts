import { describe, expect, it } from 'vitest'
import { exportNames } from '../../src-main/authority/export.ts'
import { importScript } from '../../src-main/authority/import-script.ts'

const request = {
  fqdn: 'hypervisor-01.lab.example',
  rootThumbprint: 'A'.repeat(40),
  hostThumbprint: 'B'.repeat(40),
  names: exportNames('hypervisor-01.lab.example', 'Wurzel Größe'),
  hasCrl: true,
}

describe('the import script', () => {
  const script = importScript(request)

  it('is ASCII with Windows line ends and closes whatever it opens', () => {
    expect(script).toMatch(/^[\x20-\x7e\r\n]+$/)
    expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const [open = '', close = ''] of ['{}', '()', '[]'].map((pair) => [...pair])) {
      expect(script.split(open).length).toBe(script.split(close).length)
    }
  })

  it.each([
    '#Requires -RunAsAdministrator',
    `$rootThumbprint = '${request.rootThumbprint}'`,
    `$hostThumbprint = '${request.hostThumbprint}'`,
    "Import-Certificate -FilePath $rootFile -CertStoreLocation 'Cert:\\LocalMachine\\Root'",
    "Import-PfxCertificate -FilePath $pfxFile -CertStoreLocation 'Cert:\\LocalMachine\\My' -Password $Password",
    '-addstore -f CA $crlFile',
    'Encryption test passed',
    "Enable-NetFirewallRule -Name 'VIRT-HVRHTTPSL-In-TCP-NoScope'",
  ])('does %s', (line) => {
    expect(script).toContain(line)
  })

  it('touches the revocation check and the replica server only when asked', () => {
    const asked = (name: string) => script.indexOf(`if ($${name}) {`)
    expect(asked('DisableRevocationCheck')).toBeGreaterThan(0)
    expect(script.indexOf('New-ItemProperty')).toBeGreaterThan(asked('DisableRevocationCheck'))
    expect(script.indexOf('Set-VMReplicationServer @wanted')).toBeGreaterThan(asked('BindReplicaServer'))
    expect(script.match(/New-ItemProperty|Set-VMReplicationServer @/g)).toHaveLength(2)
  })

  it('says before every change what it changes', () => {
    const changes = script.match(/Write-Change/g)?.length ?? 0
    const guarded = script.match(/ShouldProcess\(/g)?.length ?? 0
    // One of them is the function itself, and one the attribute that makes -WhatIf work.
    expect(changes - 1).toBe(guarded)
    expect(guarded).toBe(6)
  })
})
