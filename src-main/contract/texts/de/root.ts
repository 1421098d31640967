import type { rootFailures } from '../../failures/root.ts'
import type { FailureText } from '../shape.ts'

export const root = {
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
  'root.notAuthority': {
    sentence:
      'Das Zertifikat von „{{name}}“ sagt, dass es keine Zertifizierungsstelle ist (Basiseinschränkungen, CA:FALSE); kein Zertifikat darunter würde angenommen.',
    next: 'Wählen Sie das Stammzertifikat, oder legen Sie ein neues an.',
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
  'root.hasSuccessor': {
    sentence: 'Das Stammzertifikat „{{root}}“ hat in „{{successor}}“ bereits einen Nachfolger.',
    next: 'Lösen Sie stattdessen „{{successor}}“ ab oder beenden Sie den laufenden Wechsel.',
  },
  'root.noSuccessor': {
    sentence: 'Das Stammzertifikat „{{root}}“ hat keinen Nachfolger.',
    next: 'Beginnen Sie zuerst den Wechsel dieses Stammzertifikats.',
  },
  'root.rollOverEnded': {
    sentence: 'Der Wechsel des Stammzertifikats „{{root}}“ ist bereits beendet.',
    next: 'Es ist nichts zu tun; entfernen Sie das alte Stammzertifikat von den Hosts, falls es noch dort ist.',
  },
  'root.stillInUse': {
    sentence: '{{count}} Zertifikate des Stammzertifikats „{{root}}“ sind noch in Gebrauch.',
    next: 'Erneuern Sie sie und bringen Sie die neuen Dateien auf die Hosts, oder beenden Sie den Wechsel trotzdem.',
  },
  'template.unknown': {
    sentence: 'Das Stammzertifikat „{{root}}“ hat keine Vorlage namens „{{template}}“.',
    next: 'Wählen Sie eine aus der Liste oder speichern Sie sie zuerst.',
  },
} satisfies Record<keyof typeof rootFailures, FailureText>
