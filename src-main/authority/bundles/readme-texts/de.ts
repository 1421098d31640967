import type { BundleReadmeTexts } from './texts.ts'

export const de: BundleReadmeTexts = {
  title: (fqdn) => `Zertifikate von ${fqdn} für Hyper-V-Replikat`,
  passwordElsewhere:
    'Dieser Ordner enthält den privaten Schlüssel des Hosts, verschlüsselt. Das Kennwort liegt nicht bei: Es steht in\npasswords.txt neben den Paketen. Bringen Sie beides auf verschiedenen Wegen zum Host.',
  keyOnHost:
    'Dieser Ordner enthält keinen privaten Schlüssel: Der Schlüssel wurde auf dem Host erzeugt und hat ihn nie verlassen.',
  withScript:
    'Kopieren Sie den Ordner auf den Host und führen Sie dort das Skript in PowerShell als Administrator aus. Mit -WhatIf sagt\nes nur, was es ändern würde. Es kann jederzeit noch einmal ausgeführt werden.',
  undo: 'So wird wiederhergestellt, was vorher da war:',
  byHand: 'Dasselbe von Hand, in PowerShell als Administrator in diesem Ordner',
  trustRoots: (count) =>
    count === 1
      ? 'Dem Stammzertifikat vertrauen.'
      : `Den ${count} Stammzertifikaten vertrauen: dem dieses Hosts und denen seiner Partner.`,
  importPfx:
    'Das Hostzertifikat mit seinem Schlüssel in den Speicher „Eigene Zertifikate“ des lokalen Computers importieren.',
  importOneOfTwo:
    'Das Hostzertifikat mit seinem Schlüssel in den Speicher „Eigene Zertifikate“ des lokalen Computers importieren: die Datei\n   „compat“ unter jeder Version von Windows Server oder „modern“ ab 2019. Eine von beiden genügt.',
  acceptCertificate: 'Das Zertifikat mit dem Schlüssel verbinden, der auf diesem Host erzeugt wurde.',
  addCrls: 'Die Sperrlisten dorthin legen, wo Windows sie sucht, damit die Sperrprüfung eingeschaltet bleiben kann.',
  testKey:
    'Den Schlüssel prüfen: Die Ausgabe muss melden, dass der Verschlüsselungstest bestanden wurde („Encryption test passed“).\n   Ein Signaturtest allein genügt nicht.',
  openFirewall: (port) => `Port ${port} für die Replikation öffnen.`,
  disableRevocationCheck:
    'Die Sperrprüfung abschalten. Das wurde beim Erstellen der Dateien verlangt; es ist der letzte Ausweg, weil ein gestohlener\n   Schlüssel dann brauchbar bleibt, bis sein Zertifikat endet. Zum Rückgängigmachen den Wert auf 0 setzen.',
  bindReplicaServer:
    'Den Host mit diesem Zertifikat als Replikatserver aktivieren. Auf einem Host, der schon einer ist, die letzten beiden\n   Parameter weglassen.',
}
