import type { checkpointFailures } from '../../failures/checkpoint.ts'
import type { FailureText } from '../shape.ts'

export const checkpoint = {
  'checkpoint.unknown': {
    sentence: 'Virtuální počítač nemá kontrolní bod s ID {{checkpointId}}.',
    next: 'Vyberte kontrolní bod tohoto virtuálního počítače.',
  },
  'checkpoint.disabled': {
    sentence: 'Kontrolní body jsou pro „{{vm}}“ zakázány.',
    next: 'Zvolte v nastavení počítače „{{vm}}“ jiný typ kontrolního bodu.',
  },
  'checkpoint.productionFailed': {
    sentence: 'Pro „{{vm}}“ nelze vytvořit produkční kontrolní body.',
    next: 'Spusťte hostovaný systém a zapněte integrační službu Zálohování (stínová kopie svazku), nebo povolte standardní kontrolní body.',
  },
  'checkpoint.tooMany': {
    sentence: '„{{vm}}“ už má nejvyšší možný počet kontrolních bodů ({{countMax}}).',
    next: 'Nejprve některý kontrolní bod odstraňte.',
  },
  'checkpoint.onReplica': {
    sentence: '„{{vm}}“ je virtuální počítač repliky; kontrolní bod mu vytvoří jen převzetí služeb při selhání.',
    next: 'Vytvořte kontrolní bod primárního virtuálního počítače.',
  },
  'checkpoint.badName': {
    sentence: '„{{name}}“ nemůže být název kontrolního bodu.',
    next: 'Zadejte 1 až 100 znaků.',
  },
  'checkpoint.merging': {
    sentence: 'Disky počítače „{{vm}}“ se ještě slučují.',
    next: 'Počkejte na konec slučování a zkuste to znovu.',
  },
  'checkpoint.diskNotSupported': {
    sentence: '„{{vm}}“ nemůže mít kvůli disku „{{path}}“ kontrolní body.',
    next: 'Nahraďte předávaný disk nebo sdílený VHDX vlastním virtuálním pevným diskem.',
  },
} satisfies Record<keyof typeof checkpointFailures, FailureText>
