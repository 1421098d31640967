import type { authorityFailures } from '../../failures/authority.ts'
import type { FailureText } from '../shape.ts'

export const authority = {
  'name.empty': { sentence: 'Es fehlt ein Name.', next: 'Geben Sie den Namen ein.' },
  'name.hasSpace': {
    sentence: 'Der Name „{{name}}“ enthält ein Leerzeichen.',
    next: 'Geben Sie den FQDN ohne Leerzeichen ein, zum Beispiel hv01.lab.example.',
  },
  'name.badCharacter': {
    sentence: 'Der Name „{{name}}“ enthält „{{character}}“; in Hostnamen ist das nicht erlaubt.',
    next: 'Verwenden Sie nur Buchstaben, Ziffern und Bindestriche.',
  },
  'name.labelTooLong': {
    sentence: 'Der Teil „{{label}}“ des Namens „{{name}}“ ist {{length}} Zeichen lang; erlaubt sind 63.',
    next: 'Kürzen Sie den Teil zwischen den Punkten.',
  },
  'name.tooLong': {
    sentence: 'Der Name „{{name}}“ ist {{length}} Zeichen lang; erlaubt sind 253.',
    next: 'Verwenden Sie ein kürzeres DNS-Suffix oder einen kürzeren Hostnamen.',
  },
  'name.emptyLabel': {
    sentence: 'Im Namen „{{name}}“ steht vor einem Punkt nichts.',
    next: 'Entfernen Sie den überzähligen Punkt oder ergänzen Sie den fehlenden Teil.',
  },
  'name.notQualified': {
    sentence: 'Der Name „{{name}}“ hat kein DNS-Suffix und ist deshalb kein FQDN.',
    next: 'Ergänzen Sie das Suffix, zum Beispiel {{name}}.lab.example; ein Host in einer Arbeitsgruppe braucht ein eigenes primäres DNS-Suffix.',
  },
  'name.isAddress': {
    sentence: '„{{name}}“ ist eine IP-Adresse; Zertifikate für das Hyper-V-Replikat gelten für Namen.',
    next: 'Geben Sie den FQDN des Hosts ein.',
  },
  'name.badHyphen': {
    sentence: 'Der Teil „{{label}}“ des Namens „{{name}}“ beginnt oder endet mit einem Bindestrich.',
    next: 'Entfernen Sie den Bindestrich am Rand.',
  },
  'root.unknown': {
    sentence: 'Es gibt kein Stammzertifikat mit der Kennung {{rootId}}.',
    next: 'Wählen Sie ein Stammzertifikat aus der Liste.',
  },
  'root.duplicateName': {
    sentence: 'Ein Stammzertifikat namens „{{name}}“ gibt es bereits.',
    next: 'Wählen Sie einen anderen Namen oder verwenden Sie das vorhandene Stammzertifikat.',
  },
  'root.nameTooLong': {
    sentence: 'Der Name „{{name}}“ ist für ein Stammzertifikat zu lang; erlaubt sind {{lengthMax}} Zeichen.',
    next: 'Wählen Sie einen kürzeren Namen.',
  },
  'root.locked': {
    sentence: 'Der Schlüssel des Stammzertifikats „{{root}}“ ist gesperrt.',
    next: 'Entsperren Sie ihn mit der Passphrase und versuchen Sie es noch einmal.',
  },
  'root.wrongPassphrase': {
    sentence: 'Die Passphrase öffnet den Schlüssel des Stammzertifikats „{{root}}“ nicht.',
    next: 'Geben Sie die Passphrase noch einmal ein; achten Sie auf die Feststelltaste und die Tastaturbelegung.',
  },
  'root.keyUnreadable': {
    sentence: 'Der gespeicherte Schlüssel des Stammzertifikats „{{root}}“ ist beschädigt ({{problem}}).',
    next: 'Stellen Sie den Arbeitsbereich aus einer Sicherung wieder her.',
  },
  'root.passphraseTooShort': {
    sentence: 'Die Passphrase ist zu kurz; sie braucht mindestens {{lengthMin}} Zeichen.',
    next: 'Wählen Sie eine längere Passphrase; mehrere Wörter lassen sich gut merken.',
  },
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
  'certificate.revoked': {
    sentence: 'Das Zertifikat für {{name}} ist gesperrt ({{reason}}).',
    next: 'Stellen Sie für diesen Host ein neues Zertifikat aus, importieren Sie es und wählen Sie es aus.',
  },
  'pfx.wrongPassword': {
    sentence: 'Das Kennwort passt nicht zu {{file}}.',
    next: 'Geben Sie das Kennwort noch einmal ein. Vor Windows Server 2019 nehmen Sie die „compat“-Datei: Bei der anderen erscheint dieselbe Meldung.',
  },
  'pfx.unreadable': {
    sentence: '{{file}} ist keine PFX-Datei oder ist beschädigt ({{problem}}).',
    next: 'Exportieren Sie die Datei noch einmal.',
  },
  'pfx.tooManyIterations': {
    sentence: '{{file}} verlangt {{iterations}} Iterationen; Windows nimmt höchstens {{iterationsMax}} an.',
    next: 'Exportieren Sie die Datei mit weniger Iterationen.',
  },
  'pfx.badPassword': {
    sentence: 'Das Kennwort einer PFX-Datei darf nicht leer sein und nur ASCII-Zeichen enthalten, also keine Umlaute.',
    next: 'Verwenden Sie das vorgeschlagene Kennwort.',
  },
  'pfx.noPrivateKey': {
    sentence: '{{file}} enthält keinen privaten Schlüssel.',
    next: 'Exportieren Sie das Zertifikat mit seinem privaten Schlüssel.',
  },
  'pfx.notFound': {
    sentence: 'Die Datei {{path}}, die auf einem Host importiert wurde, ist nicht mehr da.',
    next: 'Legen Sie sie zurück oder exportieren und importieren Sie sie noch einmal.',
  },
  'pfx.passwordUnknown': {
    sentence: 'Das Kennwort von {{path}} ist nicht mehr bekannt.',
    next: 'Geben Sie das Kennwort ein oder exportieren Sie das Zertifikat noch einmal.',
  },
  'crl.unreadable': {
    sentence: '{{file}} ist keine Sperrliste oder ist beschädigt ({{problem}}).',
    next: 'Exportieren Sie die Sperrliste noch einmal.',
  },
  'crl.foreign': {
    sentence: 'Die Sperrliste stammt von „{{issuer}}“, und kein Zertifikat dieses Arbeitsbereichs hat sie signiert.',
    next: 'Wählen Sie die Sperrliste einer Zertifizierungsstelle, die hier bekannt ist, oder importieren Sie zuerst deren Zertifikat auf einem Host.',
  },
} satisfies Record<keyof typeof authorityFailures, FailureText>
