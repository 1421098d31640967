/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { issuing as source } from '../en/issuing.ts'

export const issuing = {
  until: 'bis {{date}}',
  andMore_one: 'und {{count}} weiteres',
  andMore_other: 'und {{count}} weitere',
  problems_one: '{{count}} Zeile ist kein Name',
  problems_other: '{{count}} Zeilen sind keine Namen',
  line: 'Zeile {{line}}',
  pattern: 'Zertifikate',
  each: 'Eines je Name',
  cluster: 'Eines für einen ganzen Cluster',
  clusterHelp: 'Alle Knoten und der Replikatbroker in einem SAN; der erste Name ist der Antragsteller.',
  options: 'Namen',
  shortNames: 'Auch der kurze Name',
  shortNamesHelp: 'HYPERVISOR-01 neben HYPERVISOR-01.lab.example.',
  wildcard: 'Platzhalter erlauben',
  wildcardHelp: '*.lab.example steht für jeden Host dieser Domäne.',
  csv: 'Aus einer CSV-Datei',
  leaveOut_one: '{{count}} Zeile weglassen',
  leaveOut_other: '{{count}} Zeilen weglassen',
  nameCount_one: '{{count}} Name',
  nameCount_other: '{{count}} Namen',
  next: 'Exportieren Sie sie jetzt: Jeder Host bekommt alles, was er braucht, in einem Paket.',
  usual: '{{name}} (üblich)',
  versions: 'Hosts laufen mit',
  versionsHelp: 'Nichts gewählt: nicht bekannt, also werden beide Arten von PFX geschrieben.',
  alsoAs: 'Auch als',
} satisfies Localized<typeof source, 'de'>
