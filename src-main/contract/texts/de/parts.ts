import type { PartTexts } from '../shape.ts'

/** How far a compound command came. */
export const partTexts = {
  done: 'Bisher erledigt: {{steps}}.',
  remaining: 'Noch zu tun: {{steps}}. Derselbe Befehl macht dort weiter.',
  steps: {
    'failover.prepare': 'letzte Änderungen gesendet',
    'failover.start': 'Failover ausgeführt',
    'failover.complete': 'Failover abgeschlossen',
    'vm.start': 'virtuellen Computer gestartet',
    'vm.connectAdapter': 'Netzwerkadapter verbunden',
    'vm.setGuestIp': 'Adresse des Gasts festgelegt',
    'vm.setFailoverIp': 'Failoveradresse festgelegt',
    'dns.set': 'DNS-Eintrag festgelegt',
    'replication.enable': 'Replikation aktiviert',
    'replication.startInitial': 'erste Replikation gestartet',
    'replication.setAsReplica': 'alten primären Server als Replikat festgelegt',
    'replication.reverse': 'Richtung umgekehrt',
    'replication.change': 'Replikationseinstellungen geändert',
  },
} satisfies PartTexts
