/**
 * Keys for verifying labs, where worlds are built by the hundred and none of their keys protects anything: the n-th key of a size is
 * drawn once by the system, and serves every world that needs an n-th key of that size. Nothing but the verifier may use it.
 */
import { nativeKeys, type KeyFactory } from '../../authority/keys/key-factory.ts'

/** Makes a pool; each factory that it gives begins with its first key again. */
export function createKeyPool(): () => KeyFactory {
  const drawn = new Map<string, ReturnType<KeyFactory['generateRsa']>>()
  return () => {
    const taken = new Map<number, number>()
    return {
      generateRsa(bits) {
        const index = taken.get(bits) ?? 0
        taken.set(bits, index + 1)
        const name = `${bits} ${index}`
        const key = drawn.get(name) ?? nativeKeys.generateRsa(bits)
        drawn.set(name, key)
        return key
      },
    }
  }
}
