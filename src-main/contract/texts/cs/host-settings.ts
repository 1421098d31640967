import type { hostSettingsFailures } from '../../failures/host-settings.ts'
import type { FailureText } from '../shape.ts'

export const hostSettings = {
  'domain.alreadyMember': {
    sentence: 'Hostitel {{host}} už patří do domény {{domain}}.',
    next: 'Nejdřív hostitele {{host}} z domény {{domain}} odeberte, teprve pak ho připojte k jiné.',
  },
  'domain.notMember': {
    sentence: 'Hostitel {{host}} nepatří do žádné domény.',
    next: 'Není třeba nic dělat; hostitel {{host}} je v pracovní skupině.',
  },
  'domain.sameDomain': {
    sentence: 'Doména {{domain}} nepotřebuje vztah důvěryhodnosti sama se sebou.',
    next: 'Zadejte dvě různé domény.',
  },
  'domain.trustExists': {
    sentence: 'Domény {{domain}} a {{otherDomain}} si už navzájem důvěřují.',
    next: 'Není třeba nic dělat; Kerberos mezi jejich hostiteli funguje.',
  },
  'domain.trustUnknown': {
    sentence: 'Mezi doménami {{domain}} a {{otherDomain}} není vztah důvěryhodnosti.',
    next: 'Zkontrolujte názvy obou domén.',
  },
  'domain.tooManyTrusts': {
    sentence: 'Vztahů důvěryhodnosti mezi doménami nemůže být víc než {{countMax}}.',
    next: 'Odeberte vztah důvěryhodnosti, který už není potřeba.',
  },
  'registry.badValue': {
    sentence: 'Hodnota registru {{name}} nemůže být {{value}}.',
    next: 'Zadejte číslo od {{valueMin}} do {{valueMax}}, nebo hodnotu odeberte.',
  },
  'host.badClockSkew': {
    sentence: 'Hodiny se nemohou lišit o {{skewSeconds}} sekund.',
    next: 'Zadejte nejvýš {{secondsMax}} sekund, se znaménkem minus pro hodiny, které se zpožďují.',
  },
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
  'switch.badName': {
    sentence: '„{{name}}“ není název, který může virtuální přepínač mít.',
    next: 'Zadejte 1 až 64 znaků bez mezery na začátku a na konci.',
  },
  'switch.duplicate': {
    sentence: 'Hostitel {{host}} už má virtuální přepínač „{{switch}}“.',
    next: 'Zvolte jiný název.',
  },
  'switch.tooMany': {
    sentence: 'Hostitel nemůže mít víc než {{countMax}} virtuálních přepínačů.',
    next: 'Odeberte virtuální přepínač, který už není potřeba.',
  },
  'hostsFile.tooMany': {
    sentence: 'Soubor hosts nemůže mít víc než {{countMax}} řádků.',
    next: 'Odeberte některý řádek, nebo pro tento název použijte DNS.',
  },
  'hostsFile.unknownEntry': {
    sentence: 'Soubor hosts hostitele {{host}} neobsahuje {{name}}.',
    next: 'Zkontrolujte název.',
  },
  'dns.nameNotFound': {
    sentence: 'Název {{name}} nelze na počítači {{client}} přeložit.',
    next: 'Přidejte {{name}} do DNS nebo do souboru hosts, nebo zkontrolujte název.',
  },
  'partition.pointless': {
    sentence: 'Rozdělení sítě potřebuje na každé straně aspoň jednoho hostitele.',
    next: 'Zvolte některé hostitele, ale ne všechny.',
  },
  'partition.tooMany': {
    sentence: 'Síť nemůže mít víc než {{countMax}} rozdělení najednou.',
    next: 'Nejdřív některé rozdělení ukončete.',
  },
  'partition.unknown': {
    sentence: 'Rozdělení {{partitionId}} neexistuje.',
    next: 'Zvolte některé z rozdělení sítě.',
  },
} satisfies Record<keyof typeof hostSettingsFailures, FailureText>
