import crypto, { randomBytes } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import {
  drawDataKey,
  openWithKey,
  openWithPassphrase,
  sealWithKey,
  sealWithPassphrase,
} from '../../../src-main/authority/vault/vault.ts'
import { codeOf, valueOf } from '../builders.ts'

describe('a secret sealed under a passphrase', () => {
  const secret = Buffer.from('the data key of root-1, 32 bytes')
  const request = { passphrase: 'korrekt Pferd Batterie Größe', purpose: 'data key of root-1', root: 'Root' }
  let envelope: string
  beforeAll(async () => {
    envelope = await sealWithPassphrase(secret, request, randomBytes)
  })

  it('comes back under the same passphrase, also when its letters are composed differently', async () => {
    const reply = await openWithPassphrase(envelope, { ...request, passphrase: request.passphrase.normalize('NFD') })
    expect(valueOf(reply)).toEqual(secret)
  })

  it('stays closed under another passphrase, which costs as much as the right one', async () => {
    const cost = async (passphrase: string) => {
      const begun = process.cpuUsage()
      const reply = await openWithPassphrase(envelope, { ...request, passphrase })
      return { reply, microseconds: process.cpuUsage(begun).user }
    }
    const right = await cost(request.passphrase)
    const wrong = await cost('korrekt Pferd Batterie')
    expect(wrong.reply).toMatchObject({
      ok: false,
      failure: { code: 'root.wrongPassphrase', params: { root: 'Root' } },
    })
    expect(wrong.microseconds).toBeGreaterThan(right.microseconds / 4)
  })

  it('holds neither the secret nor the passphrase in its text', () => {
    expect(JSON.parse(envelope)).toMatchObject({ N: 131072, r: 8, p: 1, purpose: 'data key of root-1' })
    expect(envelope).not.toContain(secret.toString('base64').slice(0, 12))
    expect(envelope).not.toContain('Pferd')
  })

  it('does not open when a parameter, the salt, the nonce, the text or the tag was changed', async () => {
    const parts = JSON.parse(envelope) as Record<string, string | number>
    // Cheap parameters, so that a derivation under them costs little; they are authenticated like all others.
    for (const change of [{ N: 1024 }, { p: 2, N: 1024 }, { salt: 'AAAA', N: 1024 }, { tag: 'AAAA', N: 1024 }]) {
      const reply = await openWithPassphrase(JSON.stringify({ ...parts, ...change }), request)
      expect(codeOf(reply)).toBe('root.wrongPassphrase')
    }
  })

  it('is refused when it asks for too much or is of another form or purpose, and costs one usual derivation', async () => {
    const parts = JSON.parse(envelope) as Record<string, unknown>
    const texts = [
      JSON.stringify({ ...parts, N: 2 ** 30 }),
      JSON.stringify({ ...parts, N: 1000 }),
      JSON.stringify({ ...parts, r: 64 }),
      JSON.stringify({ ...parts, p: 1000 }),
      JSON.stringify({ ...parts, more: true }),
      envelope.slice(0, -1),
      '',
      'null',
    ]
    const asked: unknown[] = []
    const stop = countDerivations((parameters) => asked.push(parameters))
    for (const text of texts) expect(codeOf(await openWithPassphrase(text, request))).toBe('root.keyUnreadable')
    expect(codeOf(await openWithPassphrase(envelope, { ...request, purpose: 'another' }))).toBe('root.keyUnreadable')
    // What is wrong with an envelope cannot be told from the time that the answer takes.
    expect(codeOf(await openWithPassphrase(envelope, { ...request, passphrase: 'wrong' }))).toBe('root.wrongPassphrase')
    stop()
    expect(asked).toEqual(Array.from({ length: texts.length + 2 }, () => ({ N: 2 ** 17, r: 8, p: 1 })))
  })
})

/** Tells of every scrypt that is asked for, with its parameters, until the returned function is called; none is computed. */
function countDerivations(note: (parameters: object) => void): () => void {
  const spy = vi.spyOn(crypto, 'scrypt').mockImplementation((_password, _salt, length, { N, r, p }, callback) => {
    note({ N, r, p })
    callback(null, Buffer.alloc(length))
  })
  syncBuiltinESMExports()
  return () => {
    spy.mockRestore()
    syncBuiltinESMExports()
  }
}

describe('a secret sealed under a data key', () => {
  const key = drawDataKey(randomBytes)
  const request = { key, purpose: 'private key of root-1', root: 'Root' }

  it('comes back whatever its bytes, and no two envelopes are alike', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (secret) => {
        const envelope = sealWithKey(secret, request, randomBytes)
        expect(valueOf(openWithKey(envelope, request))).toEqual(Buffer.from(secret))
        expect(sealWithKey(secret, request, randomBytes)).not.toBe(envelope)
      }),
      { numRuns: 50 },
    )
  })

  it('does not open under another key or purpose, or with one changed character', () => {
    const envelope = sealWithKey(Buffer.from('secret'), request, randomBytes)
    expect(codeOf(openWithKey(envelope, { ...request, key: drawDataKey(randomBytes) }))).toBe('root.keyUnreadable')
    expect(codeOf(openWithKey(envelope, { ...request, purpose: 'private key of root-2' }))).toBe('root.keyUnreadable')
    fc.assert(
      fc.property(fc.nat(envelope.length - 1), fc.constantFrom('A', 'b', '7', '"', '}'), (index, character) => {
        const changed = envelope.slice(0, index) + character + envelope.slice(index + 1)
        const reply = openWithKey(changed, request)
        // The last character of base64 may hold bits that mean nothing.
        if (reply.ok) expect(reply.value.toString()).toBe('secret')
        else expect(reply.failure.code).toBe('root.keyUnreadable')
      }),
      { numRuns: 300 },
    )
  })
})
