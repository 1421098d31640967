import type { replicationFailures } from '../../failures/replication.ts'
import type { FailureText } from '../shape.ts'

export const replication = {
  'replication.alreadyEnabled': {
    sentence: 'Replikace virtuálního počítače „{{vm}}“ už je povolená.',
    next: 'Změňte její nastavení, nebo ji nejprve odeberte a pak znovu povolte.',
  },
  'replication.notEnabled': {
    sentence: 'Operaci „{{operation}}“ nelze použít pro virtuální počítač „{{vm}}“, protože replikace není povolená.',
    next: 'Nejprve povolte replikaci virtuálního počítače „{{vm}}“.',
  },
  'replication.wrongSide': {
    sentence: 'Operaci „{{operation}}“ pro virtuální počítač „{{vm}}“ nelze provést na tomto hostiteli.',
    next: 'Proveďte ji na hostiteli, kde je režim replikace virtuálního počítače {{side}}.',
  },
  'replication.wrongState': {
    sentence:
      'Úlohu replikace „{{operation}}“ nelze provést, když je replikace virtuálního počítače „{{vm}}“ ve stavu „{{state}}“.',
    next: 'Podívejte se na stav replikace virtuálního počítače, na co tento stav čeká.',
  },
  'replication.badFrequency': {
    sentence: 'Hyper-V nereplikuje každých {{frequencySeconds}} s.',
    next: 'Zvolte 30 sekund, 5 minut (300) nebo 15 minut (900).',
  },
  'replication.badHistory': {
    sentence: 'Další body obnovení nemohou pokrýt tento počet hodin: {{hours}}.',
    next: 'Zadejte 0 až 24 hodin; při 0 se uchovává jen poslední bod obnovení.',
  },
  'replication.badVssFrequency': {
    sentence: 'Body obnovení konzistentní s aplikacemi nelze vytvářet v tomto intervalu hodin: {{hours}}.',
    next: 'Zadejte 1 až 12 hodin.',
  },
  'replication.vssNeedsHistory': {
    sentence: 'Body obnovení konzistentní s aplikacemi vyžadují další hodinové body obnovení.',
    next: 'Zvolte vytváření dalších hodinových bodů obnovení, nebo vypněte snímky VSS.',
  },
  'replication.noDisk': {
    sentence: 'Pro replikaci virtuálního počítače „{{vm}}“ není vybrán žádný virtuální pevný disk.',
    next: 'Vyberte aspoň jeden virtuální pevný disk.',
  },
  'replication.sameHost': {
    sentence: '{{host}} je hostitelem samotného virtuálního počítače.',
    next: 'Jako server repliky zadejte název jiného serveru.',
  },
  'replication.nameTaken': {
    sentence: 'Na hostiteli {{host}} už je virtuální počítač „{{vm}}“, který k této replikaci nepatří.',
    next: 'Odeberte nebo přejmenujte ho na hostiteli {{host}} a zkuste to znovu.',
  },
  'replication.storageFull': {
    sentence:
      'Replika potřebuje {{neededBytes}}, ale na svazku {{volume}} hostitele {{host}} je volných jen {{freeBytes}}.',
    next: 'Zvolte na hostiteli {{host}} jiné umístění úložiště, nebo některý disk vynechte.',
  },
  'replication.startTooLate': {
    sentence: 'Počáteční replikaci lze naplánovat nejvýše na tento počet dnů dopředu: {{daysMax}}.',
    next: 'Zvolte dřívější čas.',
  },
  'replication.transferUnderWay': {
    sentence: 'Pro virtuální počítač „{{vm}}“ právě probíhá přenos.',
    next: 'Počkejte, až skončí, nebo ho zastavte.',
  },
  'replication.replicaMissing': {
    sentence:
      'Server repliky „{{host}}“ nemá žádnou repliku virtuálního počítače „{{vm}}“, která by patřila k tomuto vztahu.',
    next: 'Odeberte replikaci na obou hostitelích a povolte ji znovu.',
  },
  'replication.replicaNotReceiving': {
    sentence:
      'Replika virtuálního počítače „{{vm}}“ na hostiteli „{{host}}“ nepřijímá změny, protože je ve stavu „{{state}}“.',
    next: 'Obnovte replikaci na hostiteli „{{host}}“ nebo tam dokončete převzetí služeb a potom ji obnovte i zde.',
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
  },
} satisfies Record<keyof typeof replicationFailures, FailureText>
