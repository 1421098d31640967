/** Ciphers that exist here because no crypto library of today has them, checked against the vectors of their RFCs. */
import { describe, expect, it } from 'vitest'
import { decryptRc2Blocks, decryptRc2Cbc } from '../../../src-main/authority/keys/rc2.ts'
import { applyRc4 } from '../../../src-main/authority/keys/rc4.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const noVector = Buffer.alloc(8)

describe('RC2', () => {
  // RFC 2268 section 5: key, effective bits, plaintext, ciphertext.
  it.each([
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
    ['88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e', 129, '0000000000000000', '5b78d3a43dfff1f1'],
  ])('decrypts with the key %s at %i bits as RFC 2268 says', (key, bits, plain, cipher) => {
    expect(decryptRc2Blocks(hex(key), bits, noVector, hex(cipher))).toEqual(hex(plain))
  })

  it('chains its blocks, and refuses a text whose length or padding does not fit', () => {
    const cipher = hex('ebb773f993278effebb773f993278eff')
    const plain = decryptRc2Blocks(hex('0000000000000000'), 63, noVector, cipher)
    expect(plain.subarray(8)).toEqual(hex('ebb773f993278eff'))
    expect(() => decryptRc2Cbc(hex('0000000000000000'), 63, noVector, cipher)).toThrow('padding')
    expect(() => decryptRc2Cbc(hex('0000000000000000'), 63, noVector, cipher.subarray(1))).toThrow('whole block')
  })
})

describe('RC4', () => {
  // RFC 6229 section 2: the first octets of the stream.
  it.each([
    ['0102030405', 'b2396305f03dc027ccc3524a0a1118a8'],
    ['0102030405060708', '97ab8a1bf0afb96132f2f67258da15a8'],
    ['0102030405060708090a0b0c0d0e0f10', '9ac7cc9a609d1ef7b2932899cde41b97'],
    ['833222772a', '80ad97bdc973df8a2e879e92a497efda'],
  ])('gives the stream of RFC 6229 for the key %s', (key, stream) => {
    expect(applyRc4(hex(key), Buffer.alloc(16))).toEqual(hex(stream))
    expect(applyRc4(hex(key), hex(stream))).toEqual(Buffer.alloc(16))
  })
})
