import type { PartTexts } from '../shape.ts'

/** How far a compound command came. */
export const partTexts = {
  done: 'Dosud provedeno: {{steps}}.',
  remaining: 'Zbývá: {{steps}}. Stejný příkaz odtud pokračuje.',
  steps: {
    'failover.prepare': 'odeslání posledních změn',
    'failover.start': 'převzetí služeb při selhání',
    'failover.complete': 'dokončení převzetí služeb při selhání',
    'vm.start': 'spuštění virtuálního počítače',
    'vm.connectAdapter': 'připojení síťového adaptéru',
    'vm.setGuestIp': 'nastavení adresy hosta',
    'vm.setFailoverIp': 'nastavení adresy pro převzetí služeb při selhání',
    'dns.set': 'nastavení záznamu DNS',
    'replication.enable': 'povolení replikace',
    'replication.startInitial': 'spuštění počáteční replikace',
    'replication.setAsReplica': 'nastavení starého primárního serveru jako repliky',
    'replication.reverse': 'obrácení směru',
    'replication.change': 'změna nastavení replikace',
  },
} satisfies PartTexts
