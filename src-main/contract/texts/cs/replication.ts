import type { replicationFailures } from '../../failures/replication.ts'
import type { FailureText } from '../shape.ts'

export const replication = {
  'replication.diskNotReplicable': {
    sentence:
      'Hodnota IncludedDisks není pro operaci Hyper-V platná: disk „{{path}}“ počítače „{{vm}}“ nelze replikovat.',
    next: 'Vylučte předávaný disk nebo sdílený VHDX, nebo jej převeďte na virtuální pevný disk.',
  },
  'replication.noExistingCopy': {
    sentence:
      'Replika virtuálního počítače „{{vm}}“ na hostiteli {{host}} nevznikla z existujícího virtuálního počítače.',
    next: 'Pošlete počáteční kopii po síti nebo na externím médiu.',
  },
  'replication.existingMismatch': {
    sentence:
      'Virtuální počítač „{{vm}}“ na hostiteli {{host}} nemá virtuální pevný disk odpovídající disku „{{disk}}“ primárního počítače.',
    next: 'Upravte disky na hostiteli {{host}} na stejný počet a velikost, nebo nechte Hyper-V vytvořit novou repliku.',
  },
  'replication.hasCheckpoints': {
    sentence: 'Virtuální počítač „{{vm}}“ má kontrolní body a nemůže se stát replikou.',
    next: 'Odstraňte jeho kontrolní body a počkejte na jejich sloučení.',
  },
  'replication.extendedFrequency': {
    sentence:
      'Rozšířená replikace každých {{frequencySeconds}} s není možná, když se replika aktualizuje každých {{simpleFrequencySeconds}} s.',
    next: 'Zvolte 5 minut (300) nebo 15 minut (900), a ne častěji, než se aktualizuje sama replika.',
  },
  'replication.extendedVss': {
    sentence: 'Rozšířená replikace nemá body obnovení konzistentní s aplikacemi.',
    next: 'Vypněte snímky VSS.',
  },
  'replication.extendedDisks': {
    sentence: 'Rozšířená replikace virtuálního počítače „{{vm}}“ zahrnuje všechny disky, které replika má.',
    next: 'Nevynechávejte žádný disk; disky zvolte na primárním serveru.',
  },
  'replication.extendedExists': {
    sentence: 'Replika virtuálního počítače „{{vm}}“ na hostiteli {{host}} je rozšířená na třetí server.',
    next: 'Nejprve na hostiteli {{host}} odeberte rozšířenou replikaci.',
  },
  'replication.extendedNotOffered': {
    sentence: 'Operace „{{operation}}“ není pro rozšířenou replikaci virtuálního počítače „{{vm}}“ k dispozici.',
    next: 'Proveďte ji pro replikaci mezi primárním serverem a serverem repliky, nebo převezměte služby na třetím serveru.',
  },
  'replication.noExtension': {
    sentence: 'Virtuální počítač „{{vm}}“ nemá na tomto hostiteli rozšířenou replikaci.',
    next: 'Obraťte replikaci ke starému primárnímu serveru, nebo ji povolte znovu.',
  },
  'replication.editionTooOld': {
    sentence: 'Windows Server {{edition}} na hostiteli {{host}} neumí měnit výběr replikovaných disků.',
    next: 'Odeberte replikaci a povolte ji znovu s požadovanými disky.',
  },
  'replication.outOfBoundsWrite': {
    sentence:
      'Na virtuálním počítači repliky „{{vm}}“ došlo k zápisu mimo rozsah (disk „{{disk}}“). Velikost disku VHD na primárním serveru se možná změnila. Zajistěte, aby velikosti disků primárního virtuálního počítače a repliky byly stejné.',
    next: 'Změňte velikost disku repliky na velikost disku primárního počítače a obnovte replikaci.',
  },
  'replication.outOfSequence': {
    sentence:
      'Server repliky „{{host}}“ obdržel protokol změn virtuálního počítače „{{vm}}“, který nenavazuje na to, co replika obsahuje.',
    next: 'Proveďte opětovnou synchronizaci virtuálního počítače.',
  },
  'resynchronization.sizeMismatch': {
    sentence:
      'Virtuální pevný disk „{{disk}}“ virtuálního počítače „{{vm}}“ má na primárním serveru {{primaryBytes}} a na replice {{replicaBytes}}.',
    next: 'Změňte velikost jednoho z nich, aby byly stejné, a synchronizujte znovu.',
  },
  'resynchronization.merging': {
    sentence: 'Opětovná synchronizace virtuálního počítače „{{vm}}“ už slučuje změny a nelze ji přerušit.',
    next: 'Počkejte, až skončí.',
  },
  'resynchronization.badInterval': {
    sentence: 'Hodnota {{minutes}} minut po půlnoci není denní čas.',
    next: 'Zadejte 0 až 1439 minut; 0 a 1439 povolují opětovnou synchronizaci kdykoli.',
  },
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
    next: 'Přejmenujte ho na hostiteli {{host}}, nebo zvolte jiný server repliky.',
    cases: {
      param: 'situation',
      texts: {
        copy: {
          sentence:
            'Na hostiteli {{host}} už je kopie virtuálního počítače „{{vm}}“, která na žádnou replikaci nečeká.',
          next: 'Ponechte ji: povolte ji tam jako virtuální počítač repliky (Enable-VMReplication -AsReplica) a zde zvolte použití existujícího virtuálního počítače jako počáteční kopie.',
        },
        related: {
          sentence:
            '„{{vm}}“ na hostiteli {{host}} je tentýž virtuální počítač a má ještě vlastní replikaci: mohou tam být novější data.',
          next: 'Nejprve tam zjistěte, který z obou má pokračovat: obraťte replikaci od něho a předtím neodstraňujte ani jeden.',
        },
      },
    },
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
    cases: {
      param: 'situation',
      texts: {
        reversed: {
          sentence: '„{{vm}}“ na hostiteli {{host}} je už primární virtuální počítač a má novější data.',
          next: 'Odeberte replikaci jen zde, nebo zde nastavte „{{vm}}“ jako repliku a obraťte replikaci od hostitele {{host}}; na hostiteli {{host}} ji nechte, jak je.',
        },
      },
    },
  },
  'replication.replicaNotReceiving': {
    sentence:
      'Replika virtuálního počítače „{{vm}}“ na hostiteli „{{host}}“ nepřijímá změny, protože je ve stavu „{{state}}“.',
    next: 'Obnovte replikaci na hostiteli „{{host}}“ nebo tam dokončete převzetí služeb a potom ji obnovte i zde.',
    cases: {
      param: 'state',
      texts: {
        FailedOverWaitingCompletion: {
          sentence:
            'Replika virtuálního počítače „{{vm}}“ na hostiteli „{{host}}“ nepřijímá změny, protože převzala služby.',
          next: 'Rozhodněte se na hostiteli „{{host}}“: zrušte tam převzetí služeb a pokračujte zde, nebo ho dokončete a obraťte replikaci odtamtud.',
        },
        FailedOver: {
          sentence:
            'Replika virtuálního počítače „{{vm}}“ na hostiteli „{{host}}“ nepřijímá změny, protože převzala služby.',
          next: 'Obraťte replikaci od hostitele „{{host}}“: co tam bylo zapsáno od té doby, je novější.',
        },
      },
    },
  },
} satisfies Record<keyof typeof replicationFailures, FailureText>
