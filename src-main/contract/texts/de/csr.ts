import type { csrFailures } from '../../failures/csr.ts'
import type { FailureText } from '../shape.ts'

export const csr = {
  'csr.unreadable': {
    sentence: '„{{file}}“ ist keine lesbare Zertifikatanforderung ({{problem}}).',
    next: 'Erstellen Sie die Anforderung auf dem Host noch einmal mit certreq -new.',
  },
  'csr.badSignature': {
    sentence: 'Die Anforderung in {{file}} ist nicht mit dem Schlüssel signiert, den sie enthält.',
    next: 'Erzeugen Sie die Anforderung auf dem Host neu; die INF-Datei verlangt RSA mit SHA-256.',
  },
  'csr.signatureUnknown': {
    sentence: 'Die Signatur der Anforderung in {{file}} kann nicht geprüft werden: {{algorithm}}.',
    next: 'Erzeugen Sie die Anforderung auf dem Host mit RSA und SHA-256 neu, wie die INF-Datei es verlangt.',
  },
  'csr.weakKey': {
    sentence: 'Der Schlüssel in {{file}} hat {{keyBits}} Bit; mindestens {{keyBitsMin}} sind nötig.',
    next: 'Erzeugen Sie die Anforderung mit einem längeren Schlüssel neu; die INF-Datei verlangt einen solchen.',
  },
  'csr.noName': {
    sentence: 'Die Anforderung in {{file}} enthält keinen Namen.',
    next: 'Geben Sie beim Signieren den FQDN des Hosts an.',
  },
  'csr.lacksUsage': {
    sentence: 'Die Anforderung für {{name}} verlangt eine Verwendung nicht, die Hyper-V-Replikat braucht: {{missing}}.',
    next: 'Signieren Sie sie hier, wo die Verwendungen immer ergänzt werden, oder verlangen Sie sie von der anderen Zertifizierungsstelle; eine hier erstellte INF-Datei verlangt beide.',
  },
  'csr.nameDiffers': {
    sentence: 'Die Anforderung ist für {{name}}, nicht für {{expectedName}}.',
    next: 'Geben Sie beim Signieren den Namen {{expectedName}} an, oder erstellen Sie die Anforderung mit einer INF-Datei für diesen Host neu.',
  },
} satisfies Record<keyof typeof csrFailures, FailureText>
