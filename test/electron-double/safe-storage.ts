/**
 * The store for secrets, as far as the app uses it: the asynchronous functions only, because the others go away in Electron
 * 46. `--double-store=` chooses the backend that Linux reports, `--double-store-key=` the key that the system has by now; what
 * an older key sealed still opens, and is to be sealed again.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const switchValue = (name: string, otherwise: string) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
const backend = switchValue('double-store', 'basic_text')
const newestKey = Number(switchValue('double-store-key', '1'))
/** Electron answers only after the app is ready; the double is loaded before. */
const keyOf = (number: number) => createHash('sha256').update(`key ${number} of the double`).digest()

export const safeStorage = {
  getSelectedStorageBackend: () => backend,
  // With the password in its source Electron can encrypt too; that is why the backend has to be asked.
  isAsyncEncryptionAvailable: () => Promise.resolve(backend !== 'unavailable'),
  async encryptStringAsync(text: string): Promise<Buffer> {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyOf(newestKey), nonce)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.of(newestKey), nonce, cipher.getAuthTag(), sealed])
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const key = sealed[0] ?? 0
    if (key === 0 || key > newestKey) throw new Error('Error while decrypting the ciphertext provided to safeStorage.')
    const decipher = createDecipheriv('aes-256-gcm', keyOf(key), sealed.subarray(1, 13))
    decipher.setAuthTag(sealed.subarray(13, 29))
    const result = Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: key < newestKey }
  },
}
