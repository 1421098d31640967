import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPfx } from '../../../src-main/authority/inspection/inspect.ts'
import type { IssuedCertificate } from '../../../src-main/authority/certificates/issue.ts'
import { buildPfx, pfxProfiles, type PfxRequest } from '../../../src-main/authority/files/pkcs12.ts'
import { openPfx, pfxBytesMax } from '../../../src-main/authority/files/pkcs12-read.ts'
import { aHost, aRoot, codeOf, password, valueOf } from '../builders.ts'

describe('a PFX', () => {
  let root: IssuedCertificate
  let host: IssuedCertificate
  let compat: Buffer
  const request = (overrides: Partial<PfxRequest> = {}): PfxRequest => ({
    profile: 'compat',
    certificate: host.certificate,
    privateKey: host.privateKey,
    chain: [root.certificate],
    password,
    friendlyName: 'Host Größe',
    randomBytes,
    ...overrides,
  })
  beforeAll(async () => {
    root = await aRoot()
    host = await aHost(root)
    compat = valueOf(await buildPfx(request()))
  })

  it.each([
    ['compat', 'pbeSha1TripleDes', 'sha1', 2_048],
    ['modern', 'aes256Cbc', 'sha256', 100_000],
  ] as const)('in the %s profile comes back with all that Windows needs', async (profile, scheme, macDigest, count) => {
    const pfx = valueOf(await readPfx(valueOf(await buildPfx(request({ profile }))), password, 'test.pfx'))
    expect(pfx).toMatchObject({
      certificatesEncrypted: true,
      certificateEncryption: scheme,
      macDigest,
      macIterations: count,
      host: { thumbprint: host.thumbprint },
      chain: [{ thumbprint: root.thumbprint }],
      key: {
        provider: 'Microsoft RSA SChannel Cryptographic Provider',
        machineKeySet: true,
        keyUsage: '10',
        keySpec: 'exchange',
        encryption: scheme,
      },
    })
    expect(pfx.key?.privateKey.equals(host.privateKey)).toBe(true)
    expect(pfx.certificates.map(({ friendlyName }) => friendlyName)).toEqual(['Host Größe', null])
    expect(pfx.certificates[0]?.localKeyId).toBe(pfx.key?.localKeyId)
    expect(pfx.certificates[0]?.localKeyId).toBe(host.thumbprint.toLowerCase())
  })

  it('hides the names in the certificates', () => {
    expect(compat.includes('hypervisor-01')).toBe(false)
    expect(compat.includes('Test Root')).toBe(false)
  })

  it('names another provider and a signature key when asked', async () => {
    const provider = 'Microsoft Software Key Storage Provider'
    const bytes = valueOf(await buildPfx(request({ provider, keySpec: 'signature' })))
    expect(valueOf(await openPfx(bytes, password, 'x')).key).toMatchObject({
      provider,
      keyUsage: '80',
      keySpec: 'signature',
    })
  })

  it('does not open with a wrong password', async () => {
    for (const wrong of ['', password.toLowerCase(), `${password} `]) {
      expect(await openPfx(compat, wrong, 'h.pfx')).toMatchObject({
        ok: false,
        failure: { code: 'pfx.wrongPassword', params: { file: 'h.pfx' }, field: 'password' },
      })
    }
  })

  it('is not made with an empty password or one outside ASCII', async () => {
    expect(codeOf(await buildPfx(request({ password: '' })))).toBe('pfx.badPassword')
    expect(codeOf(await buildPfx(request({ password: 'pässwörd' })))).toBe('pfx.badPassword')
  })

  it('is not made with a key of another certificate', async () => {
    await expect(buildPfx(request({ certificate: root.certificate }))).rejects.toThrow('does not belong')
  })

  it('that asks for more iterations than Windows accepts is refused before any derivation', async () => {
    const twoThousandFortyEight = Buffer.from('02020800', 'hex')
    const many = Buffer.from('02027fff', 'hex')
    const begun = performance.now()
    for (
      let at = compat.indexOf(twoThousandFortyEight);
      at !== -1;
      at = compat.indexOf(twoThousandFortyEight, at + 1)
    ) {
      const changed = Buffer.from(compat)
      many.copy(changed, at)
      // 32,767 iterations are allowed, so the file is merely damaged: its MAC or its key does not fit.
      expect(codeOf(await openPfx(changed, password, 'x'))).toMatch(
        /^(pfx\.(wrongPassword|unreadable)|file\.notSupported)$/,
      )
    }
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('that is too large is refused unread', async () => {
    expect(codeOf(await openPfx(Buffer.alloc(pfxBytesMax + 1, 0x30), password, 'x'))).toBe('file.tooLarge')
  })

  it('that is truncated anywhere gives a failure and nothing else', async () => {
    for (let length = 0; length < compat.length; length += 37) {
      expect(codeOf(await openPfx(compat.subarray(0, length), password, 'x'))).toBe('pfx.unreadable')
    }
  })

  it('of random or changed bytes gives a failure or its own contents', async () => {
    const changedByte = fc.tuple(fc.nat(2_000), fc.nat(255)).map(([at, octet]) => {
      const changed = Buffer.from(compat)
      changed[at % changed.length] = octet
      return changed
    })
    const input = fc.oneof({ weight: 3, arbitrary: changedByte }, fc.uint8Array({ maxLength: 200 }))
    await fc.assert(
      fc.asyncProperty(input, async (bytes) => {
        const reply = await openPfx(bytes, password, 'x')
        if (reply.ok) expect(reply.value.key?.privateKey.equals(host.privateKey)).toBe(true)
        else
          expect(reply.failure.code).toMatch(/^(pfx\.(wrongPassword|unreadable|tooManyIterations)|file\.notSupported)$/)
      }),
      { numRuns: 300 },
    )
  })

  it('has iteration counts that every Windows accepts', () => {
    for (const { iterations } of Object.values(pfxProfiles)) expect(iterations).toBeLessThanOrEqual(600_000)
  })
})
