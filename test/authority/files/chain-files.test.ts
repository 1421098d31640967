import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMessage, writeP7b, writePem } from '../../../src-main/authority/files/chain-files.ts'
import { readCertificates } from '../../../src-main/authority/inspection/inspect.ts'
import { aHost, aRoot, codeOf, valueOf } from '../builders.ts'

const root = await aRoot()
const host = await aHost(root)
const chain = [host.certificate, root.certificate]
const thumbprints = [host.thumbprint, root.thumbprint].sort()

describe('a file with a whole chain', () => {
  it.each([
    ['PEM', writePem(chain)],
    ['P7B', writeP7b(chain)],
    ['P7B in PEM', execFileSync('openssl', ['pkcs7', '-inform', 'DER'], { input: writeP7b(chain) })],
  ])('is read back from %s', (_kind, bytes) => {
    const read = valueOf(readCertificates(bytes, 'chain'))
    expect(read.map(({ thumbprint }) => thumbprint).sort()).toEqual(thumbprints)
  })

  it('is read by OpenSSL', () => {
    const printed = execFileSync('openssl', ['pkcs7', '-inform', 'DER', '-print_certs'], { input: writeP7b(chain) })
    expect(printed.toString().match(/^subject=.*$/gm)).toHaveLength(2)
    const folder = mkdtempSync(join(tmpdir(), 'understudy-chain-'))
    writeFileSync(join(folder, 'chain.pem'), writePem(chain))
    const pem = execFileSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', join(folder, 'chain.pem')])
    rmSync(folder, { recursive: true })
    expect(
      valueOf(readCertificates(pem, 'chain.p7b'))
        .map(({ thumbprint }) => thumbprint)
        .sort(),
    ).toEqual(thumbprints)
  })

  it('is refused when it is cut off, or carries nothing', () => {
    const whole = writeP7b(chain)
    for (const length of [1, 10, 30, whole.length - 1]) {
      expect(codeOf(readCertificates(whole.subarray(0, length), 'cut.p7b'))).toBe('certificate.unreadable')
    }
    expect(readMessage(writeP7b([]))).toEqual({ certificates: [], crls: [], request: null })
    expect(codeOf(readCertificates(writeP7b([]), 'empty.p7b'))).toBe('certificate.unreadable')
  })
})
