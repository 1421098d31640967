/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { overview as source } from '../en/overview.ts'

export const overview = {
  title: 'Přehled',
  wouldHold_one: 'Převzetí služeb by se teď podařilo u {{ready}} z {{count}} virtuálního počítače.',
  wouldHold_few: 'Převzetí služeb by se teď podařilo u {{ready}} ze {{count}} virtuálních počítačů.',
  wouldHold_many: 'Převzetí služeb by se teď podařilo u {{ready}} z {{count}} virtuálního počítače.',
  wouldHold_other: 'Převzetí služeb by se teď podařilo u {{ready}} z {{count}} virtuálních počítačů.',
  noReplication: 'Zatím se žádný virtuální počítač nereplikuje.',
  addHost: 'Přidat hostitele',
  addVm: 'Nový virtuální počítač',
  moreLanes_one: 'Replikuje se ještě {{count}} virtuální počítač',
  moreLanes_few: 'Replikují se ještě {{count}} virtuální počítače',
  moreLanes_many: 'Replikuje se ještě {{count}} virtuálního počítače',
  moreLanes_other: 'Replikuje se ještě {{count}} virtuálních počítačů',
  map: 'Hostitelé a replikace',
  replicaServer: 'Povolen jako server repliky, port {{port}}',
  notReplicaServer: 'Není povolen jako server repliky',
  noPower: 'Bez napájení',
  notEnabled: 'Nepovoleno: {{names}}',
  noMachines: 'Zatím žádné virtuální počítače',
  settingsOf: 'Nastavení technologie Hyper-V pro {{host}}',
  up: 'běží {{duration}}',
  laneOf: '{{vm}}, z {{from}} na {{to}}:',
  initialCopy: 'Počáteční kopie, {{percent}}',
  attention: 'Vyžaduje pozornost',
  attentionNone: 'Nic nevyžaduje pozornost.',
  next: 'Další krok',
  recent: 'Poslední události',
  otherHosts: 'Další hostitelé',
} satisfies Localized<typeof source, 'cs'>
