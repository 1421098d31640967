import type { faultFailures } from '../../failures/fault.ts'
import type { FailureText } from '../shape.ts'

export const fault = {
  'fault.targetMissing': {
    sentence: 'Závada {{faultId}} potřebuje cíl ({{needed}}) a je jich víc, nebo žádný.',
    next: 'Uveďte cíl: hostitele, dva hostitele, nebo virtuální počítač, jak říká seznam závad.',
  },
  'fault.notApplicable': {
    sentence: 'Závadu {{faultId}} tam nelze vyvolat ({{reason}}).',
    next: 'Zvolte jiný cíl.',
    cases: {
      param: 'reason',
      texts: {
        notReplicaServer: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: hostitel není povolen jako server repliky.',
          next: 'Nejdřív hostitele povolte jako server repliky.',
        },
        noRelationship: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: žádný virtuální počítač se tam nereplikuje.',
          next: 'Nejdřív pro některý virtuální počítač povolte replikaci.',
        },
        notReplicating: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: replikace není ve stavu „Replicating“.',
          next: 'Počkejte, až se virtuální počítač bude normálně replikovat.',
        },
        notFailedOver: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: u virtuálního počítače neproběhlo převzetí služeb.',
          next: 'Nejdřív proveďte převzetí služeb replikou.',
        },
        notInDomain: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: hostitel nepatří do žádné domény.',
          next: 'Připojte oba hostitele k doménám, které si navzájem důvěřují.',
        },
        sharesDomain: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: oba hostitelé patří do domén, které si navzájem důvěřují.',
          next: 'Použijte dva hostitele v pracovní skupině.',
        },
        noCertificate: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: hostitel takový certifikát nemá.',
          next: 'Nejdřív na hostitele importujte certifikát s privátním klíčem.',
        },
        alreadySo: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: už to tak je.',
          next: 'Není třeba nic dělat; chcete-li vidět rozdíl, nejdřív to ručně opravte.',
        },
        vmRunning: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: virtuální počítač běží.',
          next: 'Nejdřív virtuální počítač vypněte.',
        },
        vmOff: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: virtuální počítač neběží.',
          next: 'Nejdřív virtuální počítač spusťte.',
        },
        noRecoveryPoint: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: replika nemá žádný další bod obnovení.',
          next: 'Nechte repliku uchovávat další hodinové body obnovení a počkejte na první z nich.',
        },
        noCheckpoint: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: virtuální počítač nemá žádný kontrolní bod.',
          next: 'Nejdřív vytvořte kontrolní bod virtuálního počítače.',
        },
        hasCheckpoints: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: virtuální počítač má kontrolní body.',
          next: 'Nejdřív kontrolní body virtuálního počítače odeberte.',
        },
        replicates: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: virtuální počítač se už replikuje.',
          next: 'Zvolte virtuální počítač, pro který replikace není povolena.',
        },
        noName: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: nepatří k němu žádný záznam DNS.',
          next: 'Nejdřív mu přidělte adresu a záznam v DNS.',
        },
        notResizable: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: žádný z virtuálních pevných disků teď nelze zvětšit.',
          next: 'Vypněte virtuální počítač, odeberte jeho kontrolní body nebo uvolněte místo na svazku.',
        },
        thirdHostMissing: {
          sentence:
            'Závadu {{faultId}} tam nelze vyvolat: není žádný třetí hostitel, na kterého by se replikace dala rozšířit.',
          next: 'Přidejte třetího hostitele, který má napájení.',
        },
        oldPrimaryMissing: {
          sentence: 'Závadu {{faultId}} tam nelze vyvolat: původní primární virtuální počítač není k dispozici.',
          next: 'Zapněte jeho hostitele a ověřte, že k replikaci ještě patří.',
        },
      },
    },
  },
  'fault.alreadyActive': {
    sentence: 'Závada {{faultId}} je tam už vyvolaná.',
    next: 'Nejdřív ji odstraňte, nebo zvolte jiný cíl.',
  },
  'fault.notActive': {
    sentence: 'Závada {{faultId}} tam vyvolaná není.',
    next: 'Podívejte se do seznamu závad, které jsou vyvolané.',
  },
} satisfies Record<keyof typeof faultFailures, FailureText>
