import type { volumeFailures } from '../../failures/volume.ts'
import type { FailureText } from '../shape.ts'

export const volume = {
  'volume.badLetter': {
    sentence: '„{{letter}}“ ist kein Laufwerkbuchstabe, den ein Volume haben kann.',
    next: 'Geben Sie einen Buchstaben von C bis Z ein.',
  },
  'volume.duplicate': {
    sentence: '{{host}} hat bereits ein Volume {{volume}}.',
    next: 'Wählen Sie einen anderen Laufwerkbuchstaben, oder ändern Sie die Größe von {{volume}}.',
  },
  'volume.unknown': {
    sentence: 'Auf {{host}} gibt es kein Volume {{volume}}.',
    next: 'Wählen Sie ein Volume, das {{host}} hat, oder fügen Sie {{volume}} hinzu.',
  },
  'volume.offline': {
    sentence: 'Volume {{volume}} von {{host}} ist offline.',
    next: 'Schalten Sie {{volume}} zuerst online.',
  },
  'volume.badSize': {
    sentence: 'Ein Volume kann nicht {{sizeBytes}} groß sein.',
    next: 'Geben Sie eine Größe von {{sizeBytesMin}} bis {{sizeBytesMax}} ein.',
  },
  'volume.tooSmall': {
    sentence:
      'Volume {{volume}} von {{host}} kann nicht auf {{sizeBytes}} verkleinert werden, weil {{usedBytes}} davon belegt sind.',
    next: 'Geben Sie eine größere Größe ein, oder schaffen Sie zuerst Platz auf {{volume}}.',
  },
} satisfies Record<keyof typeof volumeFailures, FailureText>
