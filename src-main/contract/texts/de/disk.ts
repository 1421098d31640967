import type { diskFailures } from '../../failures/disk.ts'
import type { FailureText } from '../shape.ts'

export const disk = {
  'disk.badName': {
    sentence: '„{{name}}“ kann nicht der Name einer virtuellen Festplatte sein.',
    next: 'Geben Sie einen Dateinamen ohne Ordner und Erweiterung ein.',
  },
  'disk.badFolder': {
    sentence: '„{{folder}}“ ist nicht der vollständige Pfad eines Ordners.',
    next: 'Geben Sie einen Pfad wie D:\\VHD ein.',
  },
  'disk.unknownVolume': {
    sentence: '{{host}} hat kein Volume {{volume}}.',
    next: 'Wählen Sie einen Ordner auf einem Volume von {{host}}.',
  },
  'disk.badDriveLetter': {
    sentence: 'Der Gast kann einer Festplatte nicht den Laufwerkbuchstaben „{{driveLetter}}“ geben.',
    next: 'Wählen Sie einen Buchstaben von C bis Z, den keine andere Festplatte des Gasts hat.',
  },
  'disk.duplicatePath': {
    sentence: 'Die Datei „{{path}}“ gehört bereits zu einer anderen virtuellen Festplatte.',
    next: 'Wählen Sie einen anderen Namen oder Ordner.',
  },
  'disk.last': {
    sentence: '„{{vm}}“ hätte keine virtuelle Festplatte mehr.',
    next: 'Fügen Sie zuerst eine andere Festplatte hinzu, oder löschen Sie den virtuellen Computer.',
  },
  'disk.replicated': {
    sentence: 'Die virtuelle Festplatte „{{path}}“ von „{{vm}}“ wird repliziert.',
    next: 'Schließen Sie die Festplatte von der Replikation aus, oder entfernen Sie die Replikation von „{{vm}}“, und versuchen Sie es noch einmal.',
  },
  'disk.hasCheckpoints': {
    sentence: 'Die Festplatten von „{{vm}}“ sind übergeordnete Datenträger und können nicht geändert werden.',
    next: 'Löschen Sie die Prüfpunkte von „{{vm}}“, oder schließen Sie sein Failover ab, und warten Sie, bis die Datenträger zusammengeführt sind.',
  },
  'disk.resizeOnline': {
    sentence:
      'Die Größe der virtuellen Festplatte „{{path}}“ kann nicht geändert werden, während „{{vm}}“ ausgeführt wird.',
    next: 'Schalten Sie „{{vm}}“ zuerst aus, oder konvertieren Sie die Festplatte in VHDX.',
  },
  'disk.tooSmall': {
    sentence: 'Die virtuelle Festplatte „{{path}}“ enthält {{usedBytes}} und kann nicht kleiner werden.',
    next: 'Wählen Sie eine Größe, die nicht unter dem Inhalt liegt.',
  },
  'disk.notResizable': {
    sentence: 'Der Datenträger „{{path}}“ hat keine eigene Größe.',
    next: 'Ändern Sie stattdessen die Größe des physischen oder des übergeordneten Datenträgers.',
  },
  'disk.unknown': {
    sentence: 'Es gibt keine virtuelle Festplatte mit der ID {{diskId}}.',
    next: 'Wählen Sie eine Festplatte dieses virtuellen Computers.',
  },
  'disk.badSize': {
    sentence: 'Eine virtuelle Festplatte kann nicht {{sizeBytes}} groß sein.',
    next: 'Wählen Sie eine Größe von 3 MB bis {{sizeBytesMax}}.',
  },
  'disk.volumeFull': {
    sentence: 'Die Festplatte braucht {{neededBytes}}, auf dem Volume {{volume}} sind aber nur {{freeBytes}} frei.',
    next: 'Wählen Sie eine kleinere Festplatte oder ein anderes Volume.',
  },
  'disk.tooMany': {
    sentence: 'Ein virtueller Computer kann höchstens {{countMax}} virtuelle Festplatten haben.',
    next: 'Lassen Sie eine Festplatte weg.',
  },
} satisfies Record<keyof typeof diskFailures, FailureText>
