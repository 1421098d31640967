import type { volumeFailures } from '../../failures/volume.ts'
import type { FailureText } from '../shape.ts'

export const volume = {
  'volume.badLetter': {
    sentence: "'{{letter}}' is not a drive letter that a volume can have.",
    next: 'Enter one letter from C to Z.',
  },
  'volume.duplicate': {
    sentence: '{{host}} already has a volume {{volume}}.',
    next: 'Choose another drive letter, or resize {{volume}}.',
  },
  'volume.unknown': {
    sentence: 'There is no volume {{volume}} on {{host}}.',
    next: 'Choose a volume that {{host}} has, or add {{volume}}.',
  },
  'volume.offline': {
    sentence: 'Volume {{volume}} of {{host}} is offline.',
    next: 'Bring {{volume}} online first.',
  },
  'volume.badSize': {
    sentence: 'A volume cannot have {{sizeBytes}}.',
    next: 'Enter a size from {{sizeBytesMin}} to {{sizeBytesMax}}.',
  },
  'volume.tooSmall': {
    sentence: 'Volume {{volume}} of {{host}} cannot shrink to {{sizeBytes}}, because {{usedBytes}} of it are in use.',
    next: 'Enter a larger size, or make room on {{volume}} first.',
  },
} satisfies Record<keyof typeof volumeFailures, FailureText>
