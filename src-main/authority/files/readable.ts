/** How large a file may be before it is looked at, and how a reader that throws becomes a refusal. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { DerError } from '../der/der.ts'
import { depthMax, NestedTooDeeply } from '../der/nesting.ts'

export const certificateBytesMax = 64 * 1024

export const pemBytesMax = 1024 * 1024

export const crlBytesMax = 5 * 1024 * 1024

export function readable<Value>(
  code: 'certificate.unreadable' | 'pfx.unreadable' | 'crl.unreadable' | 'csr.unreadable',
  file: string,
  read: () => Value,
): Reply<Value> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof NestedTooDeeply) return fail('file.nestedTooDeeply', { file, depthMax })
    if (error instanceof DerError) return fail(code, { file, problem: error.message })
    throw error
  }
}
