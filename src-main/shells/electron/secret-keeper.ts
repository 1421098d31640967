/**
 * The system's store for secrets: DPAPI on Windows, the Keychain on macOS, GNOME Keyring or KWallet on Linux. Where Linux has
 * none of them, Electron would encrypt with a password that stands in its source; that is no protection, so it counts as none
 * (Certificates reference 4.1).
 */
import { safeStorage } from 'electron'
import type { SecretKeeper } from '../../app/base/secret-keeper.ts'

/** Names are listed and not excluded: whatever is unknown does not count. */
const realBackends: readonly string[] = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']

export const systemSecretKeeper: SecretKeeper = {
  async problem() {
    if (process.platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend()
      if (!realBackends.includes(backend)) return backend
    }
    const isAvailable = await safeStorage.isAsyncEncryptionAvailable().catch(() => false)
    return isAvailable ? null : 'unavailable'
  },
  seal: (text) => safeStorage.encryptStringAsync(text),
  async open(sealed) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
    return { text: result, shouldSealAgain: shouldReEncrypt }
  },
}
