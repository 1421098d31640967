/**
 * Private keys at rest. A passphrase opens a data key, the data key opens private keys; both envelopes are AES-256-GCM with
 * every parameter authenticated, and what an envelope asks of the derivation is capped before it is done (Certificates
 * reference 4.2). Envelopes are plain JSON, so that a workspace can keep them as text.
 */
import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Reply } from '../../contract/failure.ts'

type RandomBytes = (count: number) => Uint8Array

/** The parameters of scrypt (RFC 7914 2). */
export interface PassphraseCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** 128 MiB and about a third of a second: what one guess costs. */
const usualCost: PassphraseCost = { N: 2 ** 17, r: 8, p: 1 }
const memoryBytesMax = 512 * 1024 * 1024
const envelopeCharactersMax = 1024 * 1024
const keyBytes = 32
const nonceBytes = 12
const saltBytes = 32

const base64 = z.base64()
const passphraseEnvelope = z.strictObject({
  format: z.literal('understudy.passphrase.1'),
  purpose: z.string(),
  // Powers of two up to N * r = 2^21, which is 256 MiB.
  N: z
    .int()
    .min(2)
    .max(2 ** 18)
    .refine((value) => Number.isInteger(Math.log2(value))),
  r: z.int().min(1).max(8),
  p: z.int().min(1).max(4),
  salt: base64,
  nonce: base64,
  ciphertext: base64,
  tag: base64,
})
const keyEnvelope = z.strictObject({
  format: z.literal('understudy.key.1'),
  purpose: z.string(),
  nonce: base64,
  ciphertext: base64,
  tag: base64,
})

interface PassphraseRequest {
  readonly passphrase: string
  /** What the secret is for; an envelope opens only under the purpose that it was sealed for. */
  readonly purpose: string
}

/** Draws a data key. */
export function drawDataKey(randomBytes: RandomBytes): Buffer {
  return Buffer.from(randomBytes(keyBytes))
}

/**
 * Seals a secret, usually a data key, under a passphrase.
 * @param cost What each guess at the passphrase is to cost.
 * @returns The envelope as JSON text.
 */
export async function sealWithPassphrase(
  secret: Uint8Array,
  { passphrase, purpose }: PassphraseRequest,
  randomBytes: RandomBytes,
  { N, r, p }: PassphraseCost = usualCost,
): Promise<string> {
  const salt = Buffer.from(randomBytes(saltBytes))
  const header = { format: 'understudy.passphrase.1', purpose, N, r, p, salt: salt.toString('base64') }
  const key = await derive(passphrase, salt, { N, r, p })
  const sealed = { ...header, ...encrypt(secret, key, JSON.stringify(header), randomBytes) }
  key.fill(0)
  return JSON.stringify(sealed)
}

/**
 * Opens what `sealWithPassphrase` sealed. Every attempt costs a whole derivation, also one on an envelope that cannot be read;
 * one whose contents were changed cannot be told from a wrong passphrase.
 * @param root The root's name for the failures.
 * @returns The secret, or `root.wrongPassphrase`, `root.keyUnreadable`.
 */
export async function openWithPassphrase(
  envelope: string,
  { passphrase, purpose, root }: PassphraseRequest & { readonly root: string },
): Promise<Reply<Buffer>> {
  const parsed = parseEnvelope(passphraseEnvelope, envelope)
  if (parsed === null || parsed.purpose !== purpose) {
    // As slow as any other attempt, so that the time says nothing about what is stored.
    const key = await derive(passphrase, Buffer.alloc(saltBytes), usualCost)
    key.fill(0)
    return fail('root.keyUnreadable', { root, problem: 'envelopeForm' })
  }
  const { format, N, r, p, salt, ...sealed } = parsed
  const key = await derive(passphrase, Buffer.from(salt, 'base64'), { N, r, p })
  const secret = decrypt(sealed, key, JSON.stringify({ format, purpose, N, r, p, salt }))
  key.fill(0)
  return secret === null ? fail('root.wrongPassphrase', { root }, { field: 'passphrase' }) : ok(secret)
}

/**
 * Seals a secret under a data key, with a fresh nonce.
 * @param purpose Authenticated with the secret, for example `root-1 private key`.
 * @returns The envelope as JSON text.
 */
export function sealWithKey(
  secret: Uint8Array,
  { key, purpose }: { readonly key: Uint8Array; readonly purpose: string },
  randomBytes: RandomBytes,
): string {
  const header = { format: 'understudy.key.1', purpose }
  return JSON.stringify({ ...header, ...encrypt(secret, key, JSON.stringify(header), randomBytes) })
}

/**
 * Opens what `sealWithKey` sealed.
 * @returns The secret, or `root.keyUnreadable` when the envelope was changed, or sealed under another key or purpose.
 */
export function openWithKey(
  envelope: string,
  { key, purpose, root }: { readonly key: Uint8Array; readonly purpose: string; readonly root: string },
): Reply<Buffer> {
  const parsed = parseEnvelope(keyEnvelope, envelope)
  if (parsed === null || parsed.purpose !== purpose) {
    return fail('root.keyUnreadable', { root, problem: 'envelopeForm' })
  }
  const { format, ...sealed } = parsed
  const secret = decrypt(sealed, key, JSON.stringify({ format, purpose }))
  return secret === null ? fail('root.keyUnreadable', { root, problem: 'envelopeKey' }) : ok(secret)
}

interface Sealed {
  readonly nonce: string
  readonly ciphertext: string
  readonly tag: string
}

function encrypt(secret: Uint8Array, key: Uint8Array, authenticated: string, randomBytes: RandomBytes): Sealed {
  const nonce = Buffer.from(randomBytes(nonceBytes))
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(authenticated, 'utf8'))
  const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()])
  return {
    nonce: nonce.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

function decrypt({ nonce, ciphertext, tag }: Sealed, key: Uint8Array, authenticated: string): Buffer | null {
  const nonceOctets = Buffer.from(nonce, 'base64')
  const tagOctets = Buffer.from(tag, 'base64')
  // A shorter tag would be easier to forge, and node accepts it.
  if (nonceOctets.length !== nonceBytes || tagOctets.length !== 16) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOctets).setAAD(Buffer.from(authenticated, 'utf8'))
  decipher.setAuthTag(tagOctets)
  try {
    return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64')), decipher.final()])
  } catch {
    return null
  }
}

function parseEnvelope<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  if (text.length > envelopeCharactersMax) return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function derive(passphrase: string, salt: Buffer, { N, r, p }: PassphraseCost): Promise<Buffer> {
  // The same text can be typed as different code points on different keyboards.
  const octets = Buffer.from(passphrase.normalize('NFC'), 'utf8')
  return new Promise((resolve, reject) => {
    scrypt(octets, salt, keyBytes, { N, r, p, maxmem: memoryBytesMax }, (error, key) => {
      octets.fill(0)
      if (error instanceof Error) reject(error)
      else resolve(key)
    })
  })
}
