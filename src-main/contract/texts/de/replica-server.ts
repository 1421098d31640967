import type { replicaServerFailures } from '../../failures/replica-server.ts'
import type { FailureText } from '../shape.ts'

export const replicaServer = {
  'replicaServer.noCertificate': {
    sentence: 'Auf {{host}} ist zertifikatbasierte Authentifizierung gewählt, aber kein Zertifikat.',
    next: 'Wählen Sie ein Zertifikat aus dem Speicher „Eigene Zertifikate“ von {{host}}.',
  },
  'replicaServer.noValidCertificate': {
    sentence:
      'Auf {{host}} wurde kein gültiges Zertifikat gefunden: das gewählte erfüllt eine Anforderung nicht ({{requirement}}).',
    next: 'Installieren Sie ein gültiges Zertifikat, und versuchen Sie es noch einmal.',
    cases: {
      param: 'requirement',
      texts: {
        store: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: das gewählte ist nicht im Speicher „Eigene Zertifikate“ des lokalen Computers.',
          next: 'Importieren Sie die PFX-Datei auf {{host}} in „Eigene Zertifikate“ des lokalen Computers, und versuchen Sie es noch einmal.',
        },
        privateKey: {
          sentence: 'Auf {{host}} wurde kein gültiges Zertifikat gefunden: das gewählte hat keinen privaten Schlüssel.',
          next: 'Importieren Sie auf {{host}} die PFX-Datei, nicht die .cer-Datei, und versuchen Sie es noch einmal.',
        },
        keySpec: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: der Schlüssel des gewählten eignet sich nicht für den Schlüsselaustausch.',
          next: 'Stellen Sie ein Zertifikat mit einem RSA-Schlüssel für den Schlüsselaustausch aus, und versuchen Sie es noch einmal.',
        },
        chain: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: das gewählte endet nicht bei einem gültigen Stammzertifikat.',
          next: 'Importieren Sie das Stammzertifikat auf {{host}} in „Vertrauenswürdige Stammzertifizierungsstellen“, und versuchen Sie es noch einmal.',
        },
        strength: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: Ein Schlüssel oder eine Signatur in der Kette des gewählten ist zu schwach.',
          next: 'Stellen Sie für {{host}} ein Zertifikat mit RSA-Schlüssel von 2048 Bit und SHA-256 aus, und versuchen Sie es noch einmal.',
        },
        extension: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: Das gewählte oder einer seiner Aussteller hat eine kritische Erweiterung, die Windows nicht kennt.',
          next: 'Stellen Sie für {{host}} ein Zertifikat ohne diese Erweiterung aus, und versuchen Sie es noch einmal.',
        },
        authority: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: Ein Aussteller des gewählten darf keine Zertifikate ausstellen.',
          next: 'Stellen Sie für {{host}} ein Zertifikat mit einem richtigen Stammzertifikat aus, und versuchen Sie es noch einmal.',
        },
        issuer: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: Ein Aussteller des gewählten ist nicht vorhanden.',
          next: 'Importieren Sie den fehlenden Aussteller auf {{host}} in „Zwischenzertifizierungsstellen“, und versuchen Sie es noch einmal.',
        },
        dates: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: das gewählte ist abgelaufen oder noch nicht gültig.',
          next: 'Stellen Sie für {{host}} ein neues Zertifikat aus, und versuchen Sie es noch einmal.',
        },
        usages: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: das gewählte erlaubt nicht sowohl Client- als auch Serverauthentifizierung.',
          next: 'Stellen Sie ein Zertifikat mit beiden Zwecken aus, und versuchen Sie es noch einmal.',
        },
        name: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: das gewählte trägt nicht den FQDN von {{host}}.',
          next: 'Legen Sie das DNS-Suffix von {{host}} fest, oder stellen Sie ein Zertifikat für den FQDN aus, und versuchen Sie es noch einmal.',
        },
        revocation: {
          sentence:
            'Auf {{host}} wurde kein gültiges Zertifikat gefunden: das gewählte ist gesperrt, oder seine Sperrung kann nicht geprüft werden.',
          next: 'Importieren Sie auf {{host}} eine aktuelle Sperrliste, oder stellen Sie ein neues Zertifikat aus, und versuchen Sie es noch einmal.',
        },
      },
    },
  },
  'replicaServer.noStorageLocation': {
    sentence:
      'Damit {{host}} die Replikation von jedem authentifizierten Server zulässt, braucht er einen Standardspeicherort für Replikatdateien.',
    next: 'Geben Sie einen Ordner auf einem Volume von {{host}} ein, zum Beispiel D:\\Replikat.',
  },
  'replicaServer.storageDenied': {
    sentence:
      'Der angegebene Speicherort für Replikatdateien „{{path}}“ auf {{host}} kann nicht geöffnet werden (Allgemeiner Zugriff verweigert).',
    next: 'Geben Sie einen lokalen Ordner auf einem Volume ein, das {{host}} hat.',
  },
  'replicaServer.badPort': {
    sentence: '{{port}} ist keine Portnummer.',
    next: 'Geben Sie eine Zahl von 1 bis 65535 ein; Hyper-V-Replikat verwendet 443 für HTTPS und 80 für HTTP.',
  },
  'authorization.duplicate': {
    sentence: 'Ein Autorisierungseintrag für {{primaryServer}} ist bereits vorhanden.',
    next: 'Ändern oder entfernen Sie den vorhandenen Eintrag.',
  },
  'authorization.unknown': {
    sentence: 'Es gibt keinen Autorisierungseintrag für {{primaryServer}}.',
    next: 'Wählen Sie einen der Einträge dieses Replikatservers.',
  },
  'authorization.badPattern': {
    sentence: '„{{primaryServer}}“ ist kein FQDN, und ein Platzhalter ist nur in der ersten Bezeichnung erlaubt.',
    next: 'Geben Sie einen FQDN oder ein Muster wie *.lab.example ein.',
  },
} satisfies Record<keyof typeof replicaServerFailures, FailureText>
