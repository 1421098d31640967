import type { protectionFailures } from '../../failures/protection.ts'
import type { FailureText } from '../shape.ts'

export const protection = {
  'passphrase.missing': {
    sentence: 'A passphrase is needed, and there is no terminal to ask for it.',
    next: 'Name a file with --passphrase-file, or pass the passphrase on standard input with --passphrase-file -.',
  },
  'key.unreadable': {
    sentence: '{{file}} holds no private key that can be read ({{problem}}).',
    next: 'Choose the RSA key of the certificate, in PEM or DER.',
  },
  'key.wrongPassphrase': {
    sentence: 'The passphrase does not open the private key in {{file}}.',
    next: 'Type the passphrase again.',
  },
  'passphrase.notRemembered': {
    sentence: 'No passphrase is remembered for the root “{{root}}”.',
    next: 'Unlock it with its passphrase, and choose to remember it if you want that.',
  },
  'passphrase.shellRemembersNone': {
    sentence: 'The browser and the command line cannot remember a passphrase.',
    next: 'Enter the passphrase each time, or use the desktop app, where the system can keep it.',
  },
  'passphrase.noSafeStore': {
    sentence: 'This system has no store that would really protect a passphrase (it offers “{{store}}”).',
    next: 'Enter the passphrase each time, or set up GNOME Keyring or KWallet and start the app again.',
  },
  'passphrase.storeFailed': {
    sentence: 'The store of the system refused: {{problem}}.',
    next: 'Unlock the root with its passphrase. Check that the keychain or keyring of your session is open.',
  },
} satisfies Record<keyof typeof protectionFailures, FailureText>
