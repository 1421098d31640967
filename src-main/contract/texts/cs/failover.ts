import type { failoverFailures } from '../../failures/failover.ts'
import type { FailureText } from '../shape.ts'

export const failover = {
  'failover.pointInvalid': {
    sentence:
      'Technologii Hyper-V se pro virtuální počítač „{{vm}}“ nepodařilo převzetí služeb k vybranému bodu obnovení: Obecná chyba – přístup byl odepřen.',
    next: 'Zkuste novější bod obnovení.',
  },
  'failover.reverseExtended': {
    sentence:
      'Směr replikace virtuálního počítače „{{vm}}“ nelze v tomto dialogu obrátit, protože jeho replika na hostiteli {{host}} je rozšířená na třetí server.',
    next: 'Zrušte obrácení směru replikace a po převzetí služeb na hostiteli {{host}} rozhodněte, jak bude replikace pokračovat.',
  },
  'failover.vmRunning': {
    sentence: 'Virtuální počítač „{{vm}}“ musí být pro plánované převzetí služeb při selhání vypnutý.',
    next: 'Vypněte virtuální počítač a zkuste to znovu.',
  },
  'failover.primaryRunning': {
    sentence: 'Primární virtuální počítač „{{vm}}“ je na hostiteli {{host}} stále spuštěný.',
    next: 'Použijte plánované převzetí služeb z hostitele {{host}}, při kterém se nic neztratí, nebo primární virtuální počítač vypněte.',
  },
  'failover.testRunning': {
    sentence:
      'Technologie Hyper-V operaci pro virtuální počítač „{{vm}}“ nepovolila, protože probíhá testovací převzetí služeb při selhání.',
    next: 'Zastavte testovací převzetí služeb a zkuste to znovu.',
  },
  'failover.noRecoveryPoint': {
    sentence:
      'Převzetí služeb virtuálního počítače „{{vm}}“ do vybraného bodu obnovení se nezdařilo: {{recoveryPointId}} neexistuje.',
    next: 'Zkuste novější bod obnovení.',
  },
  'failover.notFailedOver': {
    sentence:
      'Operaci „{{operation}}“ nelze použít pro virtuální počítač „{{vm}}“, protože k převzetí služeb při selhání nedošlo.',
    next: 'Nejprve proveďte převzetí služeb; dokud replikace funguje, není třeba nic dělat.',
  },
  'failover.completed': {
    sentence: 'Převzetí služeb virtuálního počítače „{{vm}}“ je dokončené a nelze ho zrušit.',
    next: 'Chcete-li virtuální počítač později vrátit zpět, obraťte replikaci.',
  },
  'failover.reverseNotReplicaServer': {
    sentence: '{{host}} není povolen jako server repliky, který přijímá {{peer}}, proto replikaci nelze obrátit.',
    next: 'Povolte {{host}} jako server repliky s jeho vlastním certifikátem, povolte na něm pravidlo brány firewall a zkuste to znovu.',
  },
  'failover.reverseTrustedHosts': {
    sentence:
      'Klient WinRM nemůže zpracovat požadavek: v pracovní skupině se {{host}} a {{peer}} musí navzájem uvádět v TrustedHosts; záznam chybí zde: {{missing}}.',
    next: 'Přidejte každého hostitele do TrustedHosts toho druhého a zkuste to znovu.',
  },
  'failover.reverseOldPrimaryRunning': {
    sentence:
      'Starý primární virtuální počítač „{{vm}}“ je na hostiteli {{host}} spuštěný, proto replikaci nelze obrátit.',
    next: 'Vypněte „{{vm}}“ na hostiteli {{host}} a zkuste to znovu.',
  },
  'failover.reverseNotAsReplica': {
    sentence: '„{{vm}}“ na hostiteli {{host}} se stále považuje za primární, proto replikaci nelze obrátit.',
    next: 'Nastavte ho na hostiteli {{host}} jako repliku (Set-VMReplication -AsReplica) a zkuste to znovu.',
  },
  'failover.replicaNotReady': {
    sentence: 'Virtuální počítač repliky „{{vm}}“ je ve stavu {{state}} a služby převzít nemůže.',
    next: 'Počkejte, až se bude normálně replikovat, a zkuste to znovu.',
    cases: {
      param: 'state',
      texts: {
        Suspended: {
          sentence: 'Virtuální počítač repliky „{{vm}}“ je pozastaven a služby převzít nemůže.',
          next: 'Obnovte replikaci na serveru repliky, počkejte, až se bude normálně replikovat, a zkuste to znovu.',
        },
      },
    },
  },
} satisfies Record<keyof typeof failoverFailures, FailureText>
