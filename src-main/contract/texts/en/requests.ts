import type { requestFailures } from '../../failures/requests.ts'
import type { FailureText } from '../index.ts'

export const requests = {
  'csr.badSignature': {
    sentence: 'The request in {{file}} is not signed with the key that it contains.',
    next: 'Make the request again on the host; RSA with SHA-256 is what the INF asks for.',
  },
  'csr.weakKey': {
    sentence: 'The key in {{file}} has {{keyBits}} bits; {{keyBitsMin}} is the minimum.',
    next: 'Make the request again with a longer key; the INF asks for one.',
  },
  'csr.noName': {
    sentence: 'The request in {{file}} contains no name.',
    next: 'Give the FQDN of the host when you sign it.',
  },
  'certificate.keyElsewhere': {
    sentence: 'The private key of the certificate for {{name}} was made on the host and is not here.',
    next: 'Bring the bundle to that host, or make a new request there; a renewal can keep the key.',
  },
} satisfies Record<keyof typeof requestFailures, FailureText>
