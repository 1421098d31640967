import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCertificate } from '../../../src-main/authority/certificates/certificate-der.ts'
import {
  isPermittedName,
  parseDnsSuffix,
  permittedDnsSuffixes,
} from '../../../src-main/authority/certificates/name-constraints.ts'
import type { IssuedCertificate } from '../../../src-main/authority/certificates/issue.ts'
import { aHost, aRoot, codeOf, pemText, valueOf } from '../builders.ts'

let folder = ''
let root: IssuedCertificate
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-constraints-'))
  root = await aRoot({ permittedDnsSuffixes: ['lab.example', 'intern'] })
  writeFileSync(join(folder, 'root.pem'), pemText('CERTIFICATE', root.certificate))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('name constraints', () => {
  it('stand in the root as a critical extension that OpenSSL reads', () => {
    const args = ['x509', '-in', join(folder, 'root.pem'), '-noout', '-ext', 'nameConstraints']
    const text = execFileSync('openssl', args).toString()
    expect(text).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:lab\.example\s+DNS:intern/)
    expect(permittedDnsSuffixes(parseCertificate(root.certificate).extensions)).toEqual(['lab.example', 'intern'])
  })

  it.each([
    ['hv01.lab.example', [], true],
    ['lab.example', [], true],
    ['*.lab.example', [], true],
    ['hv01.intern', [], true],
    ['hv01.notlab.example', [], false],
    ['lab.example.org', [], false],
    ['hv01.lab.example', ['hv01'], false],
  ] as const)('permit %s with %j to us as to OpenSSL and GnuTLS: %s', async (fqdn, alsoKnownAs, permitted) => {
    const host = await aHost(root, { fqdn, alsoKnownAs })
    const path = join(folder, 'host.pem')
    writeFileSync(path, pemText('CERTIFICATE', host.certificate))
    const { status, stdout, stderr } = spawnSync('openssl', [
      'verify',
      '-x509_strict',
      '-CAfile',
      join(folder, 'root.pem'),
      path,
    ])
    expect(status === 0, String(stdout) + String(stderr)).toBe(permitted)
    const names = [fqdn, ...alsoKnownAs]
    expect(names.every((name) => isPermittedName(name, ['lab.example', 'intern']))).toBe(permitted)
    const gnutls = spawnSync('certtool', [
      '--verify',
      '--infile',
      path,
      '--load-ca-certificate',
      join(folder, 'root.pem'),
    ])
    // GnuTLS is a judge where it is installed; a wildcard is no name to it, and it compares none with the constraints.
    if (gnutls.error === undefined && !fqdn.startsWith('*')) expect(gnutls.status === 0, fqdn).toBe(permitted)
  })
})

describe('parseDnsSuffix', () => {
  it.each([
    [' .Corp.Example. ', 'corp.example'],
    ['intern', 'intern'],
    ['müller.example', 'xn--mller-kva.example'],
  ])('reads %j', (text, suffix) => {
    expect(valueOf(parseDnsSuffix(text, 'suffix'))).toBe(suffix)
  })

  it.each([
    ['', 'name.empty'],
    ['.', 'name.empty'],
    ['a b', 'name.hasSpace'],
    ['*.example', 'name.badCharacter'],
    ['a..b', 'name.emptyLabel'],
    ['10', 'name.isAddress'],
  ])('refuses %j', (text, code) => {
    expect(codeOf(parseDnsSuffix(text, 'suffix'))).toBe(code)
  })
})
