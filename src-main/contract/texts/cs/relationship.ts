import type { relationshipFailures } from '../../failures/relationship.ts'
import type { FailureText } from '../shape.ts'

export const relationship = {
  'initialCopy.badPath': {
    sentence: '„{{path}}“ není úplná cesta ke složce na svazku hostitele {{host}}.',
    next: 'Zadejte cestu, například „C:\\Export“, na svazku, který {{host}} má.',
  },
  'initialCopy.alreadyExists': {
    sentence: 'Složka „{{path}}“ už na hostiteli {{host}} existuje.',
    next: 'Zvolte jinou složku, nebo tuto odstraňte.',
  },
  'initialCopy.notAlone': {
    sentence: 'Počáteční kopie na externí médium se zapisuje hned a celá.',
    next: 'Vynechte čas zahájení i porovnání s existujícím virtuálním počítačem.',
  },
  'initialCopy.unknown': {
    sentence: 'Ve složce „{{path}}“ na hostiteli {{host}} není počáteční kopie.',
    next: 'Přeneste exportovanou složku na {{host}}, nebo zadejte složku exportovanou pro tento virtuální počítač.',
  },
  'initialCopy.otherMachine': {
    sentence: 'Počáteční kopie ve složce „{{path}}“ nepatří k virtuálnímu počítači „{{vm}}“ a jeho nynější replikaci.',
    next: 'Importujte složku, která byla exportována pro tuto replikaci počítače „{{vm}}“.',
  },
  'initialCopy.exported': {
    sentence:
      'Počáteční kopie virtuálního počítače „{{vm}}“ je exportovaná; jeho počáteční replikaci už nelze zastavit.',
    next: 'Importujte „{{path}}“ na serveru repliky, nebo odeberte replikaci na obou hostitelích.',
  },
  'initialCopy.beingWritten': {
    sentence: 'Export do složky „{{path}}“ na hostiteli {{host}} ještě neskončil.',
    next: 'Počkejte, až skončí, nebo počáteční replikaci zastavte.',
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
  'failover.reverseExtended': {
    sentence:
      'Směr replikace virtuálního počítače „{{vm}}“ nelze v tomto dialogu obrátit, protože jeho replika na hostiteli {{host}} je rozšířená na třetí server.',
    next: 'Zrušte obrácení směru replikace a po převzetí služeb na hostiteli {{host}} rozhodněte, jak bude replikace pokračovat.',
  },
} satisfies Readonly<Record<keyof typeof relationshipFailures, FailureText>>
