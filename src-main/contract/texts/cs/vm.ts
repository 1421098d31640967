import type { vmFailures } from '../../failures/vm.ts'
import type { FailureText } from '../shape.ts'

export const vm = {
  'vm.badMemory': {
    sentence: 'Virtuální počítač nemůže začít s {{memoryBytes}} paměti.',
    next: 'Zadejte celé megabajty od {{memoryBytesMin}} do {{memoryBytesMax}}.',
  },
  'vm.badDynamicMemory': {
    sentence: 'Dynamická paměť od {{minimumBytes}} do {{maximumBytes}} nezahrnuje spouštěcí paměť {{memoryBytes}}.',
    next: 'Zvolte minimum, které nepřevyšuje spouštěcí paměť, a maximum, které není menší než ona.',
  },
  'vm.badProcessorCount': {
    sentence: 'Virtuální počítač na hostiteli {{host}} nemůže mít {{processorCount}} virtuálních procesorů.',
    next: 'Zadejte číslo od 1 do {{processorCountMax}}, což je počet logických procesorů hostitele.',
  },
  'vm.badSeconds': {
    sentence: 'Hodnota {{seconds}} s je mimo rozsah.',
    next: 'Zadejte číslo od 0 do {{secondsMax}}.',
  },
  'vm.shutdownServiceMissing': {
    sentence: 'Virtuální počítač „{{vm}}“ se nepodařilo vypnout: zařízení není připraveno.',
    next: 'Zapněte u počítače „{{vm}}“ integrační službu Vypnutí operačního systému, vypněte jej zevnitř hostovaného systému, nebo jej vypněte napevno.',
  },
  'vm.storageFull': {
    sentence: '„{{vm}}“ nemůže pokračovat, protože na svazku {{volume}} není volné místo.',
    next: 'Uvolněte místo na svazku {{volume}} a potom nechte „{{vm}}“ pokračovat.',
  },
  'vm.storageLost': {
    sentence: 'Virtuální pevné disky počítače „{{vm}}“ jsou na svazku {{volume}} hostitele {{host}}, který je offline.',
    next: 'Přepněte {{volume}} do režimu online a zkuste to znovu.',
  },
  'guest.badWrite': {
    sentence: 'Hostovaný systém nemůže na tento disk zapsat {{sizeBytes}} najednou.',
    next: 'Zadejte velikost nejvýše {{sizeBytesMax}}.',
  },
  'guest.badChurnProfile': {
    sentence: 'Hodnota {{value}} se do tohoto profilu zápisu nehodí.',
    next: 'Zadejte číslo od {{valueMin}} do {{valueMax}}.',
  },
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
  'guest.badPath': {
    sentence: '„{{path}}“ není úplná cesta k souboru v hostovaném systému Windows.',
    next: 'Zadejte cestu jako C:\\Data\\objednavky.txt.',
  },
  'guest.badChurn': {
    sentence: 'Hostovaný systém nemůže zapisovat {{bytesPerHour}} za hodinu.',
    next: 'Zadejte rychlost od 0 do {{bytesPerHourMax}} za hodinu.',
  },
  'vm.versionNotSupported': {
    sentence:
      '„{{vm}}“ má verzi konfigurace {{version}}, kterou Windows Server {{edition}} na hostiteli {{host}} neumí spustit.',
    next: 'Replikujte na hostitele s Windows Serverem {{oldest}} nebo novějším.',
  },
} satisfies Record<keyof typeof vmFailures, FailureText>
