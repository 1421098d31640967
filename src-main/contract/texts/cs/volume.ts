import type { volumeFailures } from '../../failures/volume.ts'
import type { FailureText } from '../shape.ts'

export const volume = {
  'volume.badLetter': {
    sentence: '„{{letter}}“ není písmeno jednotky, které může svazek mít.',
    next: 'Zadejte jedno písmeno od C do Z.',
  },
  'volume.duplicate': {
    sentence: 'Hostitel {{host}} už svazek {{volume}} má.',
    next: 'Zvolte jiné písmeno jednotky, nebo změňte velikost svazku {{volume}}.',
  },
  'volume.unknown': {
    sentence: 'Hostitel {{host}} nemá svazek {{volume}}.',
    next: 'Zvolte svazek, který hostitel {{host}} má, nebo svazek {{volume}} přidejte.',
  },
  'volume.offline': {
    sentence: 'Svazek {{volume}} hostitele {{host}} je offline.',
    next: 'Nejdřív přepněte {{volume}} do režimu online.',
  },
  'volume.badSize': {
    sentence: 'Svazek nemůže mít velikost {{sizeBytes}}.',
    next: 'Zadejte velikost od {{sizeBytesMin}} do {{sizeBytesMax}}.',
  },
  'volume.tooSmall': {
    sentence:
      'Svazek {{volume}} hostitele {{host}} nelze zmenšit na {{sizeBytes}}, protože je na něm obsazeno {{usedBytes}}.',
    next: 'Zadejte větší velikost, nebo nejdřív na svazku {{volume}} uvolněte místo.',
  },
} satisfies Record<keyof typeof volumeFailures, FailureText>
