/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { overview as source } from '../en/overview.ts'

export const overview = {
  title: 'Übersicht',
  wouldHold_one: 'Ein Failover würde jetzt für {{ready}} von {{count}} virtuellen Computer gelingen.',
  wouldHold_other: 'Ein Failover würde jetzt für {{ready}} von {{count}} virtuellen Computern gelingen.',
  noReplication: 'Noch kein virtueller Computer wird repliziert.',
  addHost: 'Host hinzufügen',
  addVm: 'Neuer virtueller Computer',
  moreLanes_one: '{{count}} weiterer virtueller Computer wird repliziert',
  moreLanes_other: '{{count}} weitere virtuelle Computer werden repliziert',
  map: 'Hosts und Replikation',
  replicaServer: 'Als Replikatserver aktiviert, Port {{port}}',
  notReplicaServer: 'Nicht als Replikatserver aktiviert',
  noPower: 'Kein Strom',
  notEnabled: 'Nicht aktiviert: {{names}}',
  noMachines: 'Noch keine virtuellen Computer',
  settingsOf: 'Hyper-V-Einstellungen von {{host}}',
  up: 'seit {{duration}}',
  laneOf: '{{vm}}, von {{from}} nach {{to}}:',
  initialCopy: 'Erste Kopie, {{percent}}',
  attention: 'Erfordert Aufmerksamkeit',
  attentionNone: 'Nichts erfordert Aufmerksamkeit.',
  next: 'Nächster Schritt',
  recent: 'Zuletzt',
  otherHosts: 'Weitere Hosts',
} satisfies Localized<typeof source, 'de'>
