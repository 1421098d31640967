import type { csrFailures } from '../../failures/csr.ts'
import type { FailureText } from '../shape.ts'

export const csr = {
  'csr.unreadable': {
    sentence: "'{{file}}' is no request for a certificate that can be read ({{problem}}).",
    next: 'Make the request again on the host with certreq -new.',
  },
  'csr.badSignature': {
    sentence: 'The request in {{file}} is not signed with the key that it contains.',
    next: 'Make the request again on the host; RSA with SHA-256 is what the INF asks for.',
  },
  'csr.signatureUnknown': {
    sentence: 'The signature of the request in {{file}} cannot be checked: {{algorithm}}.',
    next: 'Make the request again on the host with RSA and SHA-256, as the INF asks for.',
  },
  'csr.weakKey': {
    sentence: 'The key in {{file}} has {{keyBits}} bits; {{keyBitsMin}} is the minimum.',
    next: 'Make the request again with a longer key; the INF asks for one.',
  },
  'csr.noName': {
    sentence: 'The request in {{file}} contains no name.',
    next: 'Give the FQDN of the host when you sign it.',
  },
  'csr.lacksUsage': {
    sentence: 'The request for {{name}} does not ask for a usage that Hyper-V Replica needs: {{missing}}.',
    next: 'Sign it here, where the usages are always added, or ask another authority for them; an INF made here asks for both.',
  },
  'csr.nameDiffers': {
    sentence: 'The request is for {{name}}, not for {{expectedName}}.',
    next: 'Give the name {{expectedName}} when you sign it here, or make the request again with an INF for that host.',
  },
} satisfies Record<keyof typeof csrFailures, FailureText>
