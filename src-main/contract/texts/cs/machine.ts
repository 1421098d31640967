import type { machineFailures } from '../../failures/machine.ts'
import type { FailureText } from '../shape.ts'

export const machine = {
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
  'disk.badName': {
    sentence: '„{{name}}“ nemůže být název virtuálního pevného disku.',
    next: 'Zadejte název souboru bez složky a přípony.',
  },
  'disk.badFolder': {
    sentence: '„{{folder}}“ není úplná cesta ke složce.',
    next: 'Zadejte cestu jako D:\\VHD.',
  },
  'disk.unknownVolume': {
    sentence: '{{host}} nemá svazek {{volume}}.',
    next: 'Zvolte složku na některém svazku hostitele {{host}}.',
  },
  'disk.badDriveLetter': {
    sentence: 'Hostovaný systém nemůže disku přidělit písmeno „{{driveLetter}}“.',
    next: 'Zvolte písmeno od C do Z, které nemá jiný disk hostovaného systému.',
  },
  'disk.duplicatePath': {
    sentence: 'Soubor „{{path}}“ už patří jinému virtuálnímu pevnému disku.',
    next: 'Zvolte jiný název nebo složku.',
  },
  'disk.last': {
    sentence: 'Počítači „{{vm}}“ by nezbyl žádný virtuální pevný disk.',
    next: 'Nejprve přidejte jiný disk, nebo virtuální počítač odstraňte.',
  },
  'disk.replicated': {
    sentence: 'Virtuální pevný disk „{{path}}“ počítače „{{vm}}“ se replikuje.',
    next: 'Vylučte disk z replikace nebo odeberte replikaci počítače „{{vm}}“ a zkuste to znovu.',
  },
  'disk.hasCheckpoints': {
    sentence: 'Disky počítače „{{vm}}“ jsou nadřazené rozdílovým diskům a nelze je měnit.',
    next: 'Odstraňte kontrolní body počítače „{{vm}}“ nebo dokončete jeho převzetí služeb a počkejte na sloučení disků.',
  },
  'disk.resizeOnline': {
    sentence: 'Velikost virtuálního pevného disku „{{path}}“ nelze změnit, dokud „{{vm}}“ běží.',
    next: 'Nejprve počítač „{{vm}}“ vypněte, nebo převeďte disk na VHDX.',
  },
  'disk.tooSmall': {
    sentence: 'Virtuální pevný disk „{{path}}“ obsahuje {{usedBytes}} a menší být nemůže.',
    next: 'Zvolte velikost, která není menší než obsah disku.',
  },
  'disk.notResizable': {
    sentence: 'Disk „{{path}}“ nemá vlastní velikost.',
    next: 'Změňte místo toho velikost fyzického nebo nadřazeného disku.',
  },
  'guest.badWrite': {
    sentence: 'Hostovaný systém nemůže na tento disk zapsat {{sizeBytes}} najednou.',
    next: 'Zadejte velikost nejvýše {{sizeBytesMax}}.',
  },
  'guest.badChurnProfile': {
    sentence: 'Hodnota {{value}} se do tohoto profilu zápisu nehodí.',
    next: 'Zadejte číslo od {{valueMin}} do {{valueMax}}.',
  },
  'adapter.tooMany': {
    sentence: 'Virtuální počítač může mít nejvýše tento počet síťových adaptérů tohoto druhu: {{countMax}}.',
    next: 'Nejprve některý adaptér odeberte.',
  },
  'adapter.badName': {
    sentence: '„{{name}}“ nemůže být název síťového adaptéru.',
    next: 'Zadejte 1 až 100 znaků.',
  },
  'adapter.badVlan': {
    sentence: '{{vlanId}} není identifikátor VLAN.',
    next: 'Zadejte číslo od 1 do 4094, nebo pole vymažte pro provoz bez značky.',
  },
  'adapter.badMacAddress': {
    sentence: '„{{macAddress}}“ není adresa MAC, kterou může mít adaptér.',
    next: 'Zadejte šest dvojic šestnáctkových číslic, například 00-15-5D-01-02-03.',
  },
  'adapter.duplicateMacAddress': {
    sentence: 'Adresa MAC {{macAddress}} už patří počítači „{{owner}}“.',
    next: 'Zadejte jinou adresu, nebo zvolte dynamickou.',
  },
  'adapter.legacyGeneration2': {
    sentence: '„{{vm}}“ je generace 2 a nemá starší síťové adaptéry.',
    next: 'Přidejte místo toho síťový adaptér.',
  },
  'adapter.legacyFailoverIp': {
    sentence: 'Nastavení TCP/IP při převzetí služeb nefunguje se starším síťovým adaptérem „{{adapter}}“.',
    next: 'Použijte síťový adaptér, který není starší, nebo nastavte adresu po převzetí služeb v hostovaném systému.',
  },
  'ip.badIpv6Address': {
    sentence: '„{{address}}“ není adresa IPv6, kterou může mít adaptér.',
    next: 'Zadejte adresu jako 2001:db8::50.',
  },
  'ip.badPrefixLength': {
    sentence: 'Předpona podsítě nemůže mít {{prefixLength}} bitů.',
    next: 'Zadejte číslo od 1 do 128, obvykle 64.',
  },
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
  'replication.diskNotReplicable': {
    sentence:
      'Hodnota IncludedDisks není pro operaci Hyper-V platná: disk „{{path}}“ počítače „{{vm}}“ nelze replikovat.',
    next: 'Vylučte předávaný disk nebo sdílený VHDX, nebo jej převeďte na virtuální pevný disk.',
  },
} satisfies Record<keyof typeof machineFailures, FailureText>
