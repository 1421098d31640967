import type { lifecycleFailures } from '../../failures/lifecycle.ts'
import type { FailureText } from '../shape.ts'

export const lifecycle = {
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
  'root.mayNotSignCrl': {
    sentence:
      'Das Stammzertifikat „{{root}}“ darf keine Sperrlisten signieren, weil in seiner Schlüsselverwendung cRLSign fehlt.',
    next: 'Stellen Sie das Stammzertifikat mit demselben Schlüssel und richtigen Erweiterungen neu aus oder verwenden Sie ein hier erzeugtes.',
  },
  'root.noKey': {
    sentence: 'Vom Stammzertifikat „{{root}}“ liegt hier nur das Zertifikat, nicht der Schlüssel.',
    next: 'Verwenden Sie den Arbeitsbereich, der den Schlüssel enthält.',
  },
  'root.sheetUnreadable': {
    sentence: 'Das Wiederherstellungsblatt ist nicht lesbar ({{problem}}).',
    next: 'Vergleichen Sie die Zeile mit dem gedruckten Blatt; jede Zeile endet mit vier Prüfziffern.',
  },
  'root.keyDiffers': {
    sentence: 'Der private Schlüssel in {{file}} gehört nicht zum Zertifikat.',
    next: 'Wählen Sie den Schlüssel, mit dem das Zertifikat erstellt wurde.',
  },
  'audit.broken': {
    sentence: 'Das Überwachungsprotokoll wurde verändert: {{entry}} passt nicht zu dem, was davor steht.',
    next: 'Vergleichen Sie den Arbeitsbereich mit einer Sicherung und klären Sie, wer Zugriff auf die Datei hatte.',
  },
  'passphrase.missing': {
    sentence: 'Eine Passphrase wird gebraucht, und es gibt kein Terminal, auf dem sie abgefragt werden könnte.',
    next: 'Nennen Sie mit --passphrase-file eine Datei oder übergeben Sie die Passphrase mit --passphrase-file - auf der Standardeingabe.',
  },
  'name.duplicate': {
    sentence: 'Der Name {{name}} steht zweimal in der Liste.',
    next: 'Sie müssen nichts tun; ein Zertifikat genügt.',
  },
  'certificate.tooManyNames': {
    sentence: 'Ein Zertifikat kann höchstens {{namesMax}} Namen tragen.',
    next: 'Stellen Sie ein Zertifikat je Host aus oder teilen Sie den Cluster auf.',
  },
  'certificate.sameFiles': {
    sentence: 'Zwei der Zertifikate gelten für {{name}}, ihre Dateien würden einander überschreiben.',
    next: 'Exportieren Sie sie in verschiedene Ordner; meist wird nur das neuere gebraucht.',
  },
  'key.unreadable': {
    sentence: '{{file}} enthält keinen lesbaren privaten Schlüssel ({{problem}}).',
    next: 'Wählen Sie den RSA-Schlüssel des Zertifikats, in PEM oder DER.',
  },
  'key.wrongPassphrase': {
    sentence: 'Die Passphrase öffnet den privaten Schlüssel in {{file}} nicht.',
    next: 'Geben Sie die Passphrase noch einmal ein.',
  },
  'rootWeakness.noBasicConstraints': {
    sentence: 'Das Stammzertifikat sagt nicht, dass es eine Zertifizierungsstelle ist.',
    next: 'Windows nimmt es trotzdem an, andere Programme womöglich nicht. Stellen Sie es mit demselben Schlüssel und richtigen Erweiterungen neu aus.',
  },
  'rootWeakness.noKeyCertSign': {
    sentence: 'Die Schlüsselverwendung des Stammzertifikats erlaubt nicht, Zertifikate zu signieren.',
    next: 'Seine Zertifikate werden abgelehnt; stellen Sie es mit demselben Schlüssel und richtigen Erweiterungen neu aus.',
  },
  'rootWeakness.noCrlSign': {
    sentence: 'Die Schlüsselverwendung des Stammzertifikats erlaubt nicht, Sperrlisten zu signieren.',
    next: 'Stellen Sie es mit demselben Schlüssel und richtigen Erweiterungen neu aus; sonst muss die Sperrprüfung auf den Hosts abgeschaltet werden.',
  },
  'rootWeakness.weakSignature': {
    sentence: 'Das Stammzertifikat ist mit MD5 oder SHA-1 signiert.',
    next: 'Die Signatur eines vertrauten Stammzertifikats wird nicht geprüft; stellen Sie es dennoch bei Gelegenheit mit demselben Schlüssel neu aus.',
  },
  'rootWeakness.shortKey': {
    sentence: 'Der Schlüssel des Stammzertifikats hat weniger als 2048 Bit.',
    next: 'Das heilt nur ein neues Stammzertifikat: Wechseln Sie zu einem solchen. Windows lehnt Schlüssel unter 1024 Bit ab.',
  },
  'rootWeakness.noSubjectKeyId': {
    sentence: 'Das Stammzertifikat hat keine Schlüsselkennung.',
    next: 'Seinen Zertifikaten fehlt die Kennung des Ausstellers; das geht gut, solange der Name eindeutig ist.',
  },
  'rootWeakness.notSelfSigned': {
    sentence: 'Die Zertifizierungsstelle wurde von einer anderen ausgestellt.',
    next: 'Importieren Sie auf jedem Host deren Stammzertifikat nach LocalMachine\\Root und dieses Zertifikat nach LocalMachine\\CA.',
  },
  'rootWeakness.expired': {
    sentence: 'Das Stammzertifikat ist abgelaufen.',
    next: 'Stellen Sie es mit demselben Schlüssel neu aus oder erzeugen Sie ein neues; mit diesem lässt sich nichts mehr ausstellen.',
  },
} satisfies Record<keyof typeof lifecycleFailures, FailureText>
