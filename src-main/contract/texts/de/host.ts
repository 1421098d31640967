import type { hostFailures } from '../../failures/host.ts'
import type { FailureText } from '../shape.ts'

export const host = {
  'host.unknown': {
    sentence: 'Es gibt keinen Host mit der ID {{hostId}}.',
    next: 'Wählen Sie einen Host aus der Liste der Hosts.',
  },
  'host.duplicateName': {
    sentence: 'Ein Host mit dem Namen {{name}} ist bereits vorhanden.',
    next: 'Wählen Sie einen anderen Computernamen.',
  },
  'host.badName': {
    sentence:
      '„{{name}}“ ist kein Computername: er braucht 1 bis 15 Buchstaben, Ziffern oder Bindestriche und nicht nur Ziffern.',
    next: 'Geben Sie einen kürzeren Namen ohne Leerzeichen und Punkte ein; das DNS-Suffix hat ein eigenes Feld.',
  },
  'host.badIpAddress': {
    sentence: '„{{ipAddress}}“ ist keine IPv4-Adresse, die ein Host haben kann.',
    next: 'Geben Sie eine Adresse wie 10.0.0.11 ein.',
  },
  'host.badMemory': {
    sentence: 'Ein Host kann nicht {{memoryBytes}} Arbeitsspeicher haben.',
    next: 'Geben Sie eine Größe von {{memoryBytesMin}} bis {{memoryBytesMax}} ein.',
  },
  'host.duplicateIpAddress': {
    sentence: 'Die Adresse {{ipAddress}} gehört bereits {{host}}.',
    next: 'Wählen Sie eine freie Adresse.',
  },
  'host.notEmpty': {
    sentence: 'Auf dem Host {{host}} sind noch virtuelle Computer vorhanden ({{count}}).',
    next: 'Entfernen Sie zuerst die Replikation, löschen Sie die virtuellen Computer, und entfernen Sie dann den Host.',
  },
  'host.off': {
    sentence: 'Der Host {{host}} hat keinen Strom.',
    next: 'Schalten Sie {{host}} wieder ein, und versuchen Sie es noch einmal.',
  },
  'host.on': {
    sentence: 'Der Host {{host}} ist bereits eingeschaltet.',
    next: 'Fahren Sie fort; es ist nichts zu tun.',
  },
  'host.unknownRule': {
    sentence: 'Auf dem Host {{host}} gibt es keine Firewallregel „{{rule}}“.',
    next: 'Verwenden Sie eine Regel aus der Liste, zum Beispiel VIRT-HVRHTTPSL-In-TCP-NoScope.',
  },
  'host.unknownSwitch': {
    sentence: 'Auf dem Host {{host}} gibt es keinen virtuellen Switch „{{switch}}“.',
    next: 'Wählen Sie einen der virtuellen Switches von {{host}}.',
  },
  'host.tooManyHosts': {
    sentence: 'Der Arbeitsbereich enthält bereits {{countMax}} Hosts; mehr kann er nicht aufnehmen.',
    next: 'Entfernen Sie einen Host, oder legen Sie einen weiteren Arbeitsbereich an.',
  },
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
  'store.missing': {
    sentence: 'Der Speicher {{store}} von {{host}} enthält das Zertifikat {{certificateId}} nicht.',
    next: 'Importieren Sie das Zertifikat auf {{host}}, und versuchen Sie es noch einmal.',
  },
} satisfies Record<keyof typeof hostFailures, FailureText>
