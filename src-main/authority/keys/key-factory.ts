/** Where private keys come from: native code on the thread pool, never the event loop (Certificates reference 6.1). */
import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

export interface KeyFactory {
  /**
   * Draws an RSA key with the public exponent 65537.
   * @param bits One of the sizes that the contract offers.
   */
  readonly generateRsa: (bits: number) => Promise<KeyObject>
}

const generate = promisify(generateKeyPair)

export const nativeKeys: KeyFactory = {
  async generateRsa(bits) {
    const { privateKey } = await generate('rsa', { modulusLength: bits, publicExponent: 0x10001 })
    return privateKey
  },
}
