import type { hostFailures } from '../../failures/host.ts'
import type { FailureText } from '../shape.ts'

export const host = {
  'registry.badValue': {
    sentence: 'Hodnota registru {{name}} nemůže být {{value}}.',
    next: 'Zadejte číslo od {{valueMin}} do {{valueMax}}, nebo hodnotu odeberte.',
  },
  'host.badClockSkew': {
    sentence: 'Hodiny se nemohou lišit o {{skewSeconds}} sekund.',
    next: 'Zadejte nejvýš {{secondsMax}} sekund, se znaménkem minus pro hodiny, které se zpožďují.',
  },
  'hostsFile.tooMany': {
    sentence: 'Soubor hosts nemůže mít víc než {{countMax}} řádků.',
    next: 'Odeberte některý řádek, nebo pro tento název použijte DNS.',
  },
  'hostsFile.unknownEntry': {
    sentence: 'Soubor hosts hostitele {{host}} neobsahuje {{name}}.',
    next: 'Zkontrolujte název.',
  },
  'host.unknown': {
    sentence: 'Neexistuje žádný hostitel s ID {{hostId}}.',
    next: 'Vyberte hostitele ze seznamu.',
  },
  'host.duplicateName': {
    sentence: 'Hostitel s názvem {{name}} už existuje.',
    next: 'Zvolte jiný název počítače.',
  },
  'host.badName': {
    sentence: '„{{name}}“ není název počítače: musí mít 1 až 15 písmen, číslic nebo spojovníků a ne jen číslice.',
    next: 'Zadejte kratší název bez mezer a teček; přípona DNS má vlastní pole.',
  },
  'host.badIpAddress': {
    sentence: '„{{ipAddress}}“ není adresa IPv4, kterou může hostitel mít.',
    next: 'Zadejte adresu jako 10.0.0.11.',
  },
  'host.badMemory': {
    sentence: 'Hostitel nemůže mít {{memoryBytes}} paměti.',
    next: 'Zadejte velikost od {{memoryBytesMin}} do {{memoryBytesMax}}.',
  },
  'host.duplicateIpAddress': {
    sentence: 'Adresa {{ipAddress}} už patří hostiteli {{host}}.',
    next: 'Zvolte volnou adresu.',
  },
  'host.notEmpty': {
    sentence: 'Na hostiteli {{host}} jsou ještě virtuální počítače ({{count}}).',
    next: 'Nejprve odeberte replikaci a odstraňte virtuální počítače, potom odeberte hostitele.',
  },
  'host.off': {
    sentence: 'Hostitel {{host}} je bez napájení.',
    next: 'Obnovte napájení hostitele {{host}} a zkuste to znovu.',
  },
  'host.on': {
    sentence: 'Hostitel {{host}} už napájení má.',
    next: 'Pokračujte, není třeba nic dělat.',
  },
  'host.unknownRule': {
    sentence: 'Na hostiteli {{host}} není pravidlo brány firewall „{{rule}}“.',
    next: 'Použijte pravidlo ze seznamu, například VIRT-HVRHTTPSL-In-TCP-NoScope.',
  },
  'host.unknownSwitch': {
    sentence: 'Na hostiteli {{host}} není virtuální přepínač „{{switch}}“.',
    next: 'Vyberte některý z virtuálních přepínačů hostitele {{host}}.',
  },
  'host.tooManyHosts': {
    sentence: 'Pracovní prostor už obsahuje nejvyšší možný počet hostitelů ({{countMax}}).',
    next: 'Odeberte některého hostitele nebo založte další pracovní prostor.',
  },
} satisfies Record<keyof typeof hostFailures, FailureText>
