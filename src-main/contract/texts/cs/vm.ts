import type { vmFailures } from '../../failures/vm.ts'
import type { FailureText } from '../shape.ts'

export const vm = {
  'vm.unknown': {
    sentence: 'Neexistuje žádný virtuální počítač s ID {{vmId}}.',
    next: 'Vyberte virtuální počítač ze seznamu.',
  },
  'vm.badName': {
    sentence: '„{{name}}“ nemůže být název virtuálního počítače.',
    next: 'Zadejte 1 až 64 znaků bez \\ / : * ? " < > |.',
  },
  'vm.duplicateName': {
    sentence: 'Na hostiteli {{host}} už je virtuální počítač „{{name}}“.',
    next: 'Zvolte jiný název.',
  },
  'vm.wrongState': {
    sentence: 'Operaci „{{operation}}“ nelze provést, dokud je virtuální počítač „{{vm}}“ ve stavu {{state}}.',
    next: 'Uveďte virtuální počítač do správného stavu a zkuste to znovu.',
  },
  'vm.startNeedsFailover': {
    sentence: '„{{vm}}“ je virtuální počítač repliky a do převzetí služeb při selhání ho nelze spustit.',
    next: 'Spusťte plánované převzetí služeb na primárním serveru, nebo převzetí služeb zde, pokud je primární server ztracen.',
  },
  'vm.preparedForFailover': {
    sentence: '„{{vm}}“ je připraven na plánované převzetí služeb při selhání a nelze ho spustit.',
    next: 'Dokončete převzetí služeb na serveru repliky, nebo plánované převzetí služeb zrušte.',
  },
  'vm.notEnoughMemory': {
    sentence:
      'V systému není dost paměti ke spuštění virtuálního počítače {{vm}} s velikostí paměti RAM {{ramSize}} MB.',
    next: 'Na hostiteli {{host}} je volných {{freeBytes}} paměti: vypněte jiný virtuální počítač, nebo počítači „{{vm}}“ přidělte méně.',
  },
  'vm.notRunning': {
    sentence: 'Virtuální počítač „{{vm}}“ není spuštěný.',
    next: 'Spusťte „{{vm}}“ a zkuste to znovu.',
  },
  'vm.replicated': {
    sentence: 'Virtuální počítač „{{vm}}“ se stále replikuje.',
    next: 'Nejprve odeberte replikaci na tomto hostiteli.',
  },
  'vm.tooMany': {
    sentence: 'Hostitel už má nejvyšší možný počet virtuálních počítačů ({{countMax}}).',
    next: 'Zvolte jiného hostitele.',
  },
  'disk.unknown': {
    sentence: 'Neexistuje žádný virtuální pevný disk s ID {{diskId}}.',
    next: 'Vyberte disk tohoto virtuálního počítače.',
  },
  'disk.badSize': {
    sentence: 'Virtuální pevný disk nemůže mít velikost {{sizeBytes}}.',
    next: 'Zvolte velikost od 3 MB do {{sizeBytesMax}}.',
  },
  'disk.volumeFull': {
    sentence: 'Disk potřebuje {{neededBytes}}, ale na svazku {{volume}} je volných jen {{freeBytes}}.',
    next: 'Zvolte menší disk nebo jiný svazek.',
  },
  'disk.tooMany': {
    sentence: 'Virtuální počítač může mít nejvýše tento počet virtuálních pevných disků: {{countMax}}.',
    next: 'Některý disk vynechte.',
  },
  'adapter.unknown': {
    sentence: 'Virtuální počítač nemá síťový adaptér s ID {{adapterId}}.',
    next: 'Vyberte síťový adaptér tohoto virtuálního počítače.',
  },
  'guest.badPath': {
    sentence: '„{{path}}“ není úplná cesta k souboru v hostovaném systému Windows.',
    next: 'Zadejte cestu jako C:\\Data\\objednavky.txt.',
  },
  'guest.badChurn': {
    sentence: 'Hostovaný systém nemůže zapisovat {{bytesPerHour}} za hodinu.',
    next: 'Zadejte rychlost od 0 do {{bytesPerHourMax}} za hodinu.',
  },
} satisfies Record<keyof typeof vmFailures, FailureText>
