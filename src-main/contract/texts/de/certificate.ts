import type { certificateFailures } from '../../failures/certificate.ts'
import type { FailureText } from '../shape.ts'

export const certificate = {
  'certificate.unknown': {
    sentence: 'Es gibt kein Zertifikat mit der Kennung {{certificateId}}.',
    next: 'Wählen Sie ein Zertifikat aus der Liste.',
  },
  'certificate.badValidity': {
    sentence:
      'Die Gültigkeitsdauer muss zwischen einem Tag und {{yearsMax}} Jahren liegen, und das Stammzertifikat darf nicht abgelaufen sein.',
    next: 'Wählen Sie eine andere Dauer oder erstellen Sie ein neues Stammzertifikat.',
  },
  'certificate.unreadable': {
    sentence: '{{file}} ist kein Zertifikat oder ist beschädigt ({{problem}}).',
    next: 'Wählen Sie eine .cer-, .crt- oder .pem-Datei; eine Datei mit privatem Schlüssel öffnen Sie als PFX.',
  },
  'certificate.wrongStore': {
    sentence: 'Das Zertifikat für {{name}} liegt im Speicher {{store}}; dort sucht das Hyper-V-Replikat nicht.',
    next: 'Importieren Sie die PFX-Datei nach LocalMachine\\My, in „Eigene Zertifikate“ des lokalen Computers.',
  },
  'certificate.noPrivateKey': {
    sentence: 'Zum Zertifikat für {{name}} gibt es auf diesem Host keinen privaten Schlüssel.',
    next: 'Importieren Sie die PFX-Datei statt der .cer-Datei.',
  },
  'certificate.keyNotRsa': {
    sentence:
      'Der Schlüssel des Zertifikats für {{name}} ist von der Art {{keyAlgorithm}}; das Hyper-V-Replikat braucht RSA.',
    next: 'Stellen Sie ein Zertifikat mit RSA-Schlüssel aus.',
  },
  'certificate.signatureKey': {
    sentence:
      'Der Schlüssel des Zertifikats für {{name}} darf nur signieren (AT_SIGNATURE), nicht Schlüssel austauschen.',
    next: 'Importieren Sie die PFX-Datei mit AT_KEYEXCHANGE; die hier erzeugten Dateien tun das von selbst.',
  },
  'certificate.chainIncomplete': {
    sentence:
      'Das Zertifikat für {{name}} lässt sich zu keinem Stammzertifikat zurückverfolgen, weil sein Aussteller „{{issuer}}“ fehlt.',
    next: 'Importieren Sie auf dem Host, der das meldet, den Aussteller nach LocalMachine\\CA oder dessen Stammzertifikat nach LocalMachine\\Root.',
  },
  'certificate.issuerNoAuthority': {
    sentence: '„{{issuer}}“ hat das Zertifikat für {{name}} ausgestellt, darf aber keine Zertifikate ausstellen.',
    next: 'Stellen Sie das Zertifikat mit einem richtigen Stammzertifikat neu aus.',
  },
  'certificate.weakKey': {
    sentence: 'Der Schlüssel des Zertifikats für {{name}} hat nur {{keyBits}} Bit; Windows lehnt ihn ab.',
    next: 'Stellen Sie es mit einem RSA-Schlüssel von mindestens 2048 Bit neu aus.',
  },
  'certificate.weakSignature': {
    sentence: 'Das Zertifikat für {{name}} ist mit {{digest}} signiert; solche Signaturen lassen sich heute fälschen.',
    next: 'Stellen Sie es mit SHA-256 neu aus.',
  },
  'certificate.unknownCritical': {
    sentence: 'Das Zertifikat für {{name}} hat eine kritische Erweiterung, die Windows nicht kennt: {{extensions}}.',
    next: 'Stellen Sie es ohne diese Erweiterung neu aus, oder so, dass sie nicht kritisch ist.',
  },
  'certificate.untrustedRoot': {
    sentence: 'Das Zertifikat für {{name}} stammt vom Stammzertifikat „{{root}}“, dem dieser Host nicht vertraut.',
    next: 'Importieren Sie das Stammzertifikat auf dem Host, der das meldet, nach LocalMachine\\Root.',
  },
  'certificate.notYetValid': {
    sentence: 'Das Zertifikat für {{name}} ist nach der Uhr dieses Hosts noch nicht gültig.',
    next: 'Stellen Sie die Uhr des Hosts richtig oder warten Sie, bis das Zertifikat gilt.',
  },
  'certificate.expired': {
    sentence: 'Das Zertifikat für {{name}} ist nach der Uhr dieses Hosts abgelaufen.',
    next: 'Erneuern Sie das Zertifikat und wählen Sie auf jedem Host das neue aus; sollte es noch gelten, prüfen Sie die Uhr.',
  },
  'certificate.wrongUsage': {
    sentence: 'Dem Zertifikat für {{name}} fehlt ein Verwendungszweck, den das Hyper-V-Replikat braucht: {{missing}}.',
    next: 'Stellen Sie es mit Server- und Clientauthentifizierung neu aus.',
  },
  'certificate.nameDiffers': {
    sentence: 'Das Zertifikat gilt für {{name}}, nicht für {{expectedName}}.',
    next: 'Verwenden Sie den Namen aus dem Zertifikat oder stellen Sie eines für {{expectedName}} aus.',
  },
  'certificate.nameNotPermitted': {
    sentence: 'Das Zertifikat für {{name}} nennt {{outside}}, wofür „{{issuer}}“ keine Zertifikate ausstellen darf.',
    next: 'Stellen Sie es von einem Stammzertifikat aus, das keine Namenseinschränkungen hat oder diesen Namen zulässt.',
  },
  'certificate.revocationUnknown': {
    sentence:
      'Dieser Host kann nicht feststellen, ob das Zertifikat für {{name}} gesperrt ist: Es gibt keine Sperrliste von „{{issuer}}“.',
    next: 'Importieren Sie die Sperrliste mit „certutil -addstore -f CA“; die Prüfung abzuschalten ist der letzte Ausweg.',
  },
  'certificate.revocationOffline': {
    sentence:
      'Die Sperrliste von „{{issuer}}“ ist veraltet oder nicht erreichbar, deshalb wird das Zertifikat für {{name}} abgelehnt.',
    next: 'Signieren Sie eine neue Sperrliste und importieren Sie sie auf jedem Host nach LocalMachine\\CA, oder machen Sie den Verteilungspunkt wieder erreichbar.',
  },
  'certificate.revocationForeign': {
    sentence:
      'Die Sperrliste, die für {{name}} gefunden wurde, stammt nicht von dem Stammzertifikat „{{issuer}}“, das das Zertifikat ausgestellt hat.',
    next: 'Legen Sie die Sperrliste genau dieses Stammzertifikats dort ab, wo die Hosts sie suchen: in LocalMachine\\CA oder am Verteilungspunkt.',
  },
  'certificate.revocationScope': {
    sentence:
      'Die Sperrliste von „{{issuer}}“ betrifft das Zertifikat für {{name}} nicht; ob es gesperrt ist, lässt sich nicht feststellen.',
    next: 'Veröffentlichen Sie eine Sperrliste für alle Zertifikate des Ausstellers, ohne Angabe eines ausstellenden Verteilungspunkts.',
    cases: {
      param: 'scope',
      texts: {
        address: {
          sentence:
            'Die Sperrliste von „{{issuer}}“ ist für andere Zertifikate bestimmt: Ihr ausstellender Verteilungspunkt nennt eine andere Adresse als das Zertifikat für {{name}}.',
          next: 'Veröffentlichen Sie die Sperrliste ohne ausstellenden Verteilungspunkt, oder nehmen Sie dieselbe Adresse in die Zertifikate auf.',
        },
        kind: {
          sentence:
            'Die Sperrliste von „{{issuer}}“ ist für eine andere Art von Zertifikaten bestimmt als das für {{name}}.',
          next: 'Veröffentlichen Sie eine Sperrliste für alle Zertifikate des Ausstellers, ohne onlyContainsUserCerts und onlyContainsCACerts.',
        },
        someReasons: {
          sentence:
            'Die Sperrliste von „{{issuer}}“ gilt nur für einzelne Sperrgründe; ob das Zertifikat für {{name}} gesperrt ist, sagt sie nicht.',
          next: 'Veröffentlichen Sie eine Sperrliste für alle Gründe, ohne onlySomeReasons.',
        },
        indirect: {
          sentence:
            'Die Sperrliste von „{{issuer}}“ ist eine indirekte; ob das Zertifikat für {{name}} gesperrt ist, sagt sie nicht.',
          next: 'Veröffentlichen Sie eine Sperrliste, die der Aussteller nur für seine eigenen Zertifikate signiert.',
        },
        delta: {
          sentence:
            'Die Sperrliste von „{{issuer}}“ enthält nur Änderungen; ob das Zertifikat für {{name}} gesperrt ist, sagt sie nicht.',
          next: 'Importieren Sie die Basissperrliste; ihr Dateiname hat kein Pluszeichen.',
        },
        unknownCritical: {
          sentence:
            'Die Sperrliste von „{{issuer}}“ hat eine kritische Erweiterung, die Windows nicht kennt, und zählt deshalb für {{name}} nicht.',
          next: 'Veröffentlichen Sie die Sperrliste ohne diese Erweiterung.',
        },
      },
    },
  },
  'certificate.revoked': {
    sentence: 'Das Zertifikat für {{name}} ist gesperrt ({{reason}}).',
    next: 'Stellen Sie für diesen Host ein neues Zertifikat aus, importieren Sie es und wählen Sie es aus.',
  },
  'certificate.notIssuedHere': {
    sentence: 'Das Zertifikat für {{name}} wurde von keinem Stammzertifikat dieses Arbeitsbereichs ausgestellt.',
    next: 'Wählen Sie ein hier ausgestelltes Hostzertifikat; andere werden dort gesperrt, wo sie entstanden sind.',
  },
  'certificate.alreadyRevoked': {
    sentence: 'Das Zertifikat für {{name}} ist bereits gesperrt.',
    next: 'Importieren Sie die neueste Sperrliste auf jedem Host, falls einzelne das Zertifikat noch annehmen.',
  },
  'certificate.alreadyRenewed': {
    sentence: 'Das Zertifikat für {{name}} wurde bereits durch {{successor}} erneuert.',
    next: 'Erneuern Sie stattdessen {{successor}}.',
  },
  'certificate.keyRevoked': {
    sentence: 'Das Zertifikat für {{name}} ist gesperrt, sein Schlüssel sollte nicht weiterverwendet werden.',
    next: 'Erneuern Sie es mit einem neuen Schlüssel.',
  },
  'certificate.tooManyNames': {
    sentence: 'Ein Zertifikat kann höchstens {{namesMax}} Namen tragen.',
    next: 'Stellen Sie ein Zertifikat je Host aus oder teilen Sie den Cluster auf.',
  },
  'certificate.sameFiles': {
    sentence: 'Zwei der Zertifikate gelten für {{name}}, ihre Dateien würden einander überschreiben.',
    next: 'Exportieren Sie sie in verschiedene Ordner; meist wird nur das neuere gebraucht.',
  },
  'certificate.keyElsewhere': {
    sentence: 'Der private Schlüssel des Zertifikats für {{name}} wurde auf dem Host erzeugt und liegt nicht hier.',
    next: 'Bringen Sie das Paket auf diesen Host oder erzeugen Sie dort eine neue Anforderung; eine Erneuerung kann den Schlüssel behalten.',
  },
} satisfies Record<keyof typeof certificateFailures, FailureText>
