import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importScript, type ImportScriptRequest } from '../../../src-main/authority/scripts/import-script.ts'
import { undoScript } from '../../../src-main/authority/scripts/undo-script.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { en } from '../../../src-main/authority/scripts/texts/en/index.ts'
import { lex } from '../../contract/powershell/lexer.ts'

await Promise.all(languages.map(loadTexts))

const request: ImportScriptRequest = {
  dnsNames: ['hypervisor-01.lab.example'],
  hostThumbprint: 'B'.repeat(40),
  scriptFile: 'hypervisor-01.lab.example.import.ps1',
  roots: [
    { file: 'root.cer', thumbprint: 'A'.repeat(40) },
    { file: 'Next.root.cer', thumbprint: 'C'.repeat(40) },
  ],
  crls: ['Lab-Root.crl', 'Next.crl'],
  certificateFile: 'hypervisor-01.lab.example.cer',
  pfx: { compat: 'hypervisor-01.lab.example.compat.pfx', modern: 'hypervisor-01.lab.example.modern.pfx' },
}
const asked = { bindsReplicaServer: true, disablesRevocationCheck: false }
const forBundle = { ...request, scriptFile: 'import.ps1', recordFile: 'import-record.json', asked }
const textOf = (wanted: ImportScriptRequest) => importScript(wanted).toString('utf8')

/** `ShouldProcess(` of the attribute that makes -WhatIf work does not count. */
const guardsIn = (script: string) => script.match(/\$PSCmdlet\.ShouldProcess\(/g)?.length ?? 0
/** One of them is the function itself. */
const changesIn = (script: string) => (script.match(/Write-Change/g)?.length ?? 0) - 1

describe('the import script', () => {
  it.each([
    ['as exported', request],
    ['without a CRL', { ...request, crls: [] }],
    ['for a key on the host', { ...request, pfx: null }],
    ['for old Windows only', { ...request, pfx: { compat: 'a.pfx' } }],
    ['for new Windows only', { ...request, pfx: { modern: 'a.pfx' } }],
    ['in a bundle', forBundle],
    ['in a bundle with everything', { ...forBundle, asked: { ...asked, disablesRevocationCheck: true, port: 8443 } }],
  ])('is ASCII with Windows line ends and well formed %s', (_kind, wanted) => {
    const script = textOf(wanted)
    expect(script).toMatch(/^[\x20-\x7e\r\n]+$/)
    expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(lex(script.replaceAll('`n', '').replaceAll('`"', '')).problems).toEqual([])
  })

  it.each([
    '#Requires -RunAsAdministrator',
    `@{ File = 'root.cer'; Thumbprint = '${'A'.repeat(40)}' }`,
    `@{ File = 'Next.root.cer'; Thumbprint = '${'C'.repeat(40)}' }`,
    `$hostThumbprint = '${request.hostThumbprint}'`,
    "Import-Certificate -FilePath $rootFile -CertStoreLocation 'Cert:\\LocalMachine\\Root'",
    "Import-PfxCertificate -FilePath $pfxFile -CertStoreLocation 'Cert:\\LocalMachine\\My' -Password $Password",
    '-addstore -f CA $crlFile',
    'Encryption test passed',
    "$ruleName = 'VIRT-HVRHTTPSL-In-TCP-NoScope'",
    'Enable-NetFirewallRule -Name $ruleName',
  ])('does %s', (line) => {
    expect(textOf(request)).toContain(line)
  })

  it('touches the revocation check and the replica server only when asked on the host', () => {
    const script = textOf(request)
    const condition = (name: string) => script.indexOf(`if ($${name}) {`)
    expect(condition('DisableRevocationCheck')).toBeGreaterThan(0)
    expect(script.indexOf('New-ItemProperty')).toBeGreaterThan(condition('DisableRevocationCheck'))
    expect(script.indexOf('Set-VMReplicationServer @wanted')).toBeGreaterThan(condition('BindReplicaServer'))
    expect(script.match(/New-ItemProperty|Set-VMReplicationServer @/g)).toHaveLength(2)
  })

  it('does what was asked for beforehand unless it is told to keep things, and the last resort only then', () => {
    const bundle = textOf(forBundle)
    expect(bundle).toContain('if (-not $KeepReplicaServer) {')
    expect(bundle).toContain('if ($DisableRevocationCheck) {')
    expect(bundle).toContain("Write-Warning 'Name a folder with -StorageLocation")
    const lastResort = textOf({ ...forBundle, asked: { ...asked, disablesRevocationCheck: true } })
    expect(lastResort).toContain('if (-not $KeepRevocationCheck) {')
    expect(lastResort).not.toContain('$DisableRevocationCheck')
  })

  it('says before every change what it changes', () => {
    for (const wanted of [request, forBundle, { ...forBundle, pfx: null }]) {
      const script = textOf(wanted)
      expect(changesIn(script)).toBe(guardsIn(script))
      expect(guardsIn(script)).toBe(7)
    }
  })

  it('writes down what was there before each change, inside what -WhatIf leaves out', () => {
    const script = textOf(forBundle)
    const remembered = [...script.matchAll(/\n( *)Save-Before /g)]
    expect(remembered).toHaveLength(guardsIn(script))
    for (const { index } of remembered) {
      const before = script.slice(0, index).trimEnd().split('\r\n')
      const near = before.slice(-2).join('\n')
      expect(near).toContain('$PSCmdlet.ShouldProcess(')
    }
    expect(textOf(request)).not.toContain('Save-Before')
  })

  it('joins a certificate to the key on the host with certreq, and asks for no password', () => {
    const script = textOf({ ...forBundle, pfx: null })
    expect(script).toContain('& certreq.exe -accept -machine $certificateFile')
    expect(script).toContain('-repairstore My $hostThumbprint')
    expect(script).not.toMatch(/Password|pfx/i)
  })

  it('keeps a folder with any letters and quotes one string, and says UTF-8 where it is needed', () => {
    const folder = fc.string({ unit: fc.constantFrom('a', "'", '\u2019', '$', '`', ' ', 'ß', ';', '\\', ')') })
    fc.assert(
      fc.property(
        folder.filter((text) => text !== ''),
        (storageLocation) => {
          const bytes = importScript({ ...forBundle, asked: { ...asked, storageLocation } })
          const isAscii = /^[\x20-\x7e]*$/.test(storageLocation)
          expect(bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))).toBe(!isAscii)
          expect(lex(bytes.toString('utf8').replaceAll('`n', '').replaceAll('`"', '')).strings).toContain(
            storageLocation,
          )
        },
      ),
    )
  })
})

const everything = { ...forBundle, asked: { ...asked, disablesRevocationCheck: true, port: 8443 } }
const undoRequest = {
  dnsNames: request.dnsNames,
  hostThumbprint: request.hostThumbprint,
  scriptFile: 'undo.ps1',
  importScriptFile: 'import.ps1',
  recordFile: 'import-record.json',
}
/** Comments, help and strings, which are all that a reader reads. */
const readIn = (script: string) => [
  ...script.replaceAll('\r', '').matchAll(/^ *# (.+)$/gm),
  ...script.replaceAll('\r', '').matchAll(/^ {4}([A-Z].+\.)$/gm),
]

describe.each(languages)('what both scripts say in %s', (language) => {
  const kinds: ImportScriptRequest[] = [
    request,
    everything,
    { ...forBundle, pfx: null, crls: [] },
    { ...request, pfx: { modern: 'a' } },
  ]
  const scripts = [
    ...kinds.map((each) => importScript({ ...each, language })),
    undoScript({ ...undoRequest, language }),
  ].map((bytes) => bytes.toString('utf8'))

  it('is well formed, with a byte order mark exactly where there are letters beyond ASCII', () => {
    for (const script of scripts) {
      const isAscii = /^[\x20-\x7e\r\n]*$/.test(script)
      expect(isAscii).toBe(language === 'en')
      expect(script.startsWith('\uFEFF')).toBe(!isAscii)
      expect(lex(script.replace('\uFEFF', '').replaceAll('`n', '').replaceAll('`"', '')).problems).toEqual([])
    }
  })

  it('is every one of its texts, comments among them, and changes nothing else', () => {
    const all = scripts.join('\n')
    const own = JSON.parse(
      readFileSync(
        join(import.meta.dirname, `../../../src-main/authority/scripts/texts/${language}/import-scripts.json`),
        'utf8',
      ),
    ) as Record<string, string>
    for (const [key, text] of Object.entries(own)) {
      const [longest = ''] = text.split(/\{+\w+\}+|'/).toSorted((one, other) => other.length - one.length)
      expect(all, key).toContain(longest)
      if (language !== 'en' && longest.length > 25) expect(all).not.toContain(en[key as keyof typeof en])
    }
    const bare = (script: string) =>
      script
        .replace(/^\uFEFF/, '')
        .replace(/<#[^]*?#>/, '')
        .replace(/^ *#.*$/gm, '')
    const plain = kinds.map((each) => bare(textOf(each)))
    // Without comments and strings they are the same commands.
    const commands = (script: string) => lex(script.replaceAll('`n', '').replaceAll('`"', '')).skeleton
    expect(kinds.map((each) => commands(bare(importScript({ ...each, language }).toString('utf8'))))).toEqual(
      plain.map(commands),
    )
    expect(readIn(all).length).toBeGreaterThan(30)
  })
})

describe('the script that undoes the import', () => {
  const script = undoScript(undoRequest).toString('latin1')

  it('is ASCII with Windows line ends and well formed', () => {
    expect(script).toMatch(/^[\x20-\x7e\r\n]+$/)
    expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(lex(script.replaceAll('`n', '').replaceAll('`"', '')).problems).toEqual([])
  })

  it('takes back everything that the import writes down, and nothing else', () => {
    const imported = textOf({ ...forBundle, asked: { ...asked, disablesRevocationCheck: true } })
    const names = [...imported.matchAll(/Save-Before ['"](\w+)/g)].map((match) => match[1] ?? '')
    expect(names.sort()).toEqual(
      ['Certificate', 'Crl', 'Firewall', 'FirewallRule', 'ReplicaServer', 'Revocation', 'Root'].sort(),
    )
    const undone = [...script.matchAll(/ContainsKey\('(\w+)'\)|-like '(\w+):\*'/g)].map((match) => match[1] ?? match[2])
    expect(new Set(undone)).toEqual(new Set(names))
  })

  it('says before every change what it changes, the end excepted', () => {
    expect(guardsIn(script) - 1).toBe(changesIn(script))
    expect(script.indexOf('Replica server')).toBeLessThan(script.indexOf('Remove-Item -Path $path -DeleteKey'))
  })
})
