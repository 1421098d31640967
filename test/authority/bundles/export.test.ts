import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportHost } from '../../../src-main/authority/bundles/export.ts'
import { exportNames } from '../../../src-main/authority/files/export-names.ts'
import { readCertificates, readCrl, readPfx } from '../../../src-main/authority/inspection/inspect.ts'
import { signCrl } from '../../../src-main/authority/crls/crl.ts'
import type { IssuedCertificate } from '../../../src-main/authority/certificates/issue.ts'
import { drawPfxPassword } from '../../../src-main/authority/keys/passwords.ts'
import type { ExportedFile } from '../../../src-main/authority/files/write-files.ts'
import { aHost, aRoot, codeOf, valueOf } from '../builders.ts'

const fqdn = 'hypervisor-01.lab.example'
const rootName = 'HYPERVISOR-01_to_HYPERVISOR-02-Replication'

describe('the files of a host', () => {
  let root: IssuedCertificate
  let host: IssuedCertificate
  let files: ExportedFile[]
  const password = drawPfxPassword(randomBytes)
  beforeAll(async () => {
    root = await aRoot({ commonName: rootName })
    host = await aHost(root, { fqdn })
    const { crl } = await signCrl({ crlNumber: 1, revoked: [], now: new Date(), validityDays: 365 }, root)
    files = valueOf(await exportHost({ root, crl, host: { ...host, fqdn }, password, randomBytes }))
  })
  const named = (name: string): Uint8Array => files.find((file) => file.name === name)?.bytes ?? Buffer.alloc(0)

  it('are the root, the certificate, two PFX, the CRL and the script, for their owner only', () => {
    expect(files.map(({ name }) => name)).toEqual([
      'root.cer',
      `${fqdn}.cer`,
      `${fqdn}.compat.pfx`,
      `${fqdn}.modern.pfx`,
      `${rootName}.crl`,
      `${fqdn}.import.ps1`,
    ])
    expect(files.every(({ mode }) => mode === 0o600)).toBe(true)
  })

  it('open again as what they are', async () => {
    expect(valueOf(readCertificates(named('root.cer'), 'x'))[0]?.thumbprint).toBe(root.thumbprint)
    expect(valueOf(readCertificates(named(`${fqdn}.cer`), 'x'))[0]?.thumbprint).toBe(host.thumbprint)
    expect(valueOf(readCrl(named(`${rootName}.crl`), 'x')).revoked).toEqual([])
    for (const profile of ['compat', 'modern']) {
      const pfx = valueOf(await readPfx(named(`${fqdn}.${profile}.pfx`), password, 'x'))
      expect(pfx.host.thumbprint).toBe(host.thumbprint)
    }
  })

  it('hold the password nowhere', () => {
    for (const { bytes } of files) expect(Buffer.from(bytes).includes(password)).toBe(false)
  })

  it('come without a CRL where there is none, and the script says so', async () => {
    const withoutCrl = valueOf(await exportHost({ root, crl: null, host: { ...host, fqdn }, password, randomBytes }))
    expect(withoutCrl.map(({ name }) => name)).not.toContain(`${rootName}.crl`)
    const script = Buffer.from(withoutCrl.at(-1)?.bytes ?? []).toString()
    expect(script).toContain('There is no revocation list')
    expect(script).not.toContain('addstore')
  })

  it('are refused with a password that programs disagree about', async () => {
    const reply = await exportHost({ root, crl: null, host: { ...host, fqdn }, password: 'ä', randomBytes })
    expect(codeOf(reply)).toBe('pfx.badPassword')
  })

  it('have names that every file system takes', () => {
    expect(exportNames('*.lab.example', 'Müller: "Wurzel"/1')).toMatchObject({
      certificate: '_wildcard.lab.example.cer',
      crl: 'M-ller-Wurzel-1.crl',
    })
    expect(exportNames('a.b', '根').crl).toBe('root.crl')
  })
})
