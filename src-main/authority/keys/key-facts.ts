/** What can be said of a key in a file without ever showing it. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

interface KeyFacts {
  /** `rsa`, `ec`, `ed25519` and so on. */
  readonly algorithm: string
  readonly keyBits: number | null
  /** SubjectPublicKeyInfo, by which the certificate that belongs to the key is found. */
  readonly publicKeyInfo: Buffer
}

/**
 * Reads a private or a public key in DER.
 * @returns Null for one that is encrypted or that this crypto library does not know.
 */
export function keyFacts(der: Buffer, kind: 'privateKey' | 'publicKey'): KeyFacts | null {
  const types = kind === 'privateKey' ? (['pkcs8', 'pkcs1', 'sec1'] as const) : (['spki', 'pkcs1'] as const)
  for (const type of types) {
    const key = publicKeyFrom(der, type, kind)
    if (key?.asymmetricKeyType === undefined) continue
    const { modulusLength, namedCurve = '' } = key.asymmetricKeyDetails ?? {}
    const curveBits = /\d{3}/.exec(namedCurve)?.[0]
    return {
      algorithm: key.asymmetricKeyType,
      keyBits: modulusLength ?? (curveBits === undefined ? null : Number(curveBits)),
      publicKeyInfo: key.export({ format: 'der', type: 'spki' }),
    }
  }
  return null
}

function publicKeyFrom(
  der: Buffer,
  type: 'pkcs8' | 'pkcs1' | 'sec1' | 'spki',
  kind: 'privateKey' | 'publicKey',
): KeyObject | null {
  try {
    if (kind === 'privateKey' && type !== 'spki') {
      return createPublicKey(createPrivateKey({ key: der, format: 'der', type }))
    }
    return type === 'spki' || type === 'pkcs1' ? createPublicKey({ key: der, format: 'der', type }) : null
  } catch {
    return null
  }
}
