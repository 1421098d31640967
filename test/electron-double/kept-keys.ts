/**
 * Loaded before the app's main script: keys are kept ones, and a guess at a passphrase costs little, as in the process that holds the
 * web shells. The built script makes its own parts, so that it is Node's functions that are replaced.
 */
import crypto, { type KeyObject } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { promisify } from 'node:util'
import { keptKeys } from '../authority/kept-keys.ts'

type Scrypt = (
  password: crypto.BinaryLike,
  salt: crypto.BinaryLike,
  byteCount: number,
  options: crypto.ScryptOptions,
  done: (error: Error | null, key: Buffer) => void,
) => void

/** A thousandth of what the program asks for. */
const guessCost = 2 ** 7
const usual = crypto.scrypt as Scrypt
const cheap: Scrypt = (password, salt, byteCount, options, done) =>
  usual(password, salt, byteCount, { ...options, N: guessCost }, done)

const drawn = () => {
  throw new Error('The app draws its keys with promises.')
}
const kept = Object.assign(drawn, {
  [promisify.custom]: async (
    _: 'rsa',
    { modulusLength }: { modulusLength: number },
  ): Promise<{ privateKey: KeyObject }> => ({
    privateKey: await keptKeys.generateRsa(modulusLength),
  }),
})

Object.assign(crypto, { scrypt: cheap, generateKeyPair: kept })
syncBuiltinESMExports()
