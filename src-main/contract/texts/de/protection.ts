import type { protectionFailures } from '../../failures/protection.ts'
import type { FailureText } from '../shape.ts'

export const protection = {
  'passphrase.missing': {
    sentence: 'Eine Passphrase wird gebraucht, und es gibt kein Terminal, auf dem sie abgefragt werden könnte.',
    next: 'Nennen Sie mit --passphrase-file eine Datei oder übergeben Sie die Passphrase mit --passphrase-file - auf der Standardeingabe.',
  },
  'key.unreadable': {
    sentence: '{{file}} enthält keinen lesbaren privaten Schlüssel ({{problem}}).',
    next: 'Wählen Sie den RSA-Schlüssel des Zertifikats, in PEM oder DER.',
  },
  'key.wrongPassphrase': {
    sentence: 'Die Passphrase öffnet den privaten Schlüssel in {{file}} nicht.',
    next: 'Geben Sie die Passphrase noch einmal ein.',
  },
  'passphrase.notRemembered': {
    sentence: 'Für das Stammzertifikat „{{root}}“ ist keine Passphrase gespeichert.',
    next: 'Entsperren Sie es mit der Passphrase und lassen Sie sie dabei speichern, wenn Sie das möchten.',
  },
  'passphrase.shellRemembersNone': {
    sentence: 'Im Browser und auf der Befehlszeile kann keine Passphrase gespeichert werden.',
    next: 'Geben Sie die Passphrase jedes Mal ein oder verwenden Sie die Desktop-App, in der das System sie aufbewahren kann.',
  },
  'passphrase.noSafeStore': {
    sentence: 'Dieses System hat keinen Speicher, der eine Passphrase wirklich schützt (es bietet „{{store}}“).',
    next: 'Geben Sie die Passphrase jedes Mal ein oder richten Sie GNOME Keyring oder KWallet ein und starten Sie die App neu.',
  },
  'passphrase.storeFailed': {
    sentence: 'Der Kennwortspeicher des Systems hat abgelehnt: {{problem}}.',
    next: 'Entsperren Sie das Stammzertifikat mit der Passphrase. Prüfen Sie, ob der Schlüsselbund Ihrer Sitzung geöffnet ist.',
  },
} satisfies Record<keyof typeof protectionFailures, FailureText>
