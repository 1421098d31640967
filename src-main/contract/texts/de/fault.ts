import type { faultFailures } from '../../failures/fault.ts'
import type { FailureText } from '../shape.ts'

export const fault = {
  'fault.targetMissing': {
    sentence: '{{faultId}} braucht ein Ziel ({{needed}}), und es gibt mehrere oder keines.',
    next: 'Nennen Sie das Ziel: einen Host, zwei Hosts oder einen virtuellen Computer, wie die Liste der Fehler es sagt.',
  },
  'fault.notApplicable': {
    sentence: '{{faultId}} kann dort nicht ausgelöst werden ({{reason}}).',
    next: 'Wählen Sie ein anderes Ziel.',
    cases: {
      param: 'reason',
      texts: {
        notReplicaServer: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: der Host ist nicht als Replikatserver aktiviert.',
          next: 'Aktivieren Sie den Host zuerst als Replikatserver.',
        },
        noRelationship: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: dort wird kein virtueller Computer repliziert.',
          next: 'Aktivieren Sie zuerst die Replikation für einen virtuellen Computer.',
        },
        notReplicating: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: die Replikation ist nicht im Zustand „Replicating“.',
          next: 'Warten Sie, bis der virtuelle Computer normal repliziert wird.',
        },
        notFailedOver: {
          sentence:
            '{{faultId}} kann dort nicht ausgelöst werden: für den virtuellen Computer wurde kein Failover ausgeführt.',
          next: 'Führen Sie zuerst ein Failover zum Replikat aus.',
        },
        notInDomain: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: der Host gehört zu keiner Domäne.',
          next: 'Nehmen Sie beide Hosts in Domänen auf, die einander vertrauen.',
        },
        sharesDomain: {
          sentence:
            '{{faultId}} kann dort nicht ausgelöst werden: beide Hosts gehören zu Domänen, die einander vertrauen.',
          next: 'Verwenden Sie zwei Hosts in einer Arbeitsgruppe.',
        },
        noCertificate: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: der Host hat kein solches Zertifikat.',
          next: 'Importieren Sie auf dem Host zuerst ein Zertifikat mit privatem Schlüssel.',
        },
        alreadySo: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: das ist bereits so.',
          next: 'Es ist nichts zu tun; bringen Sie es zuerst von Hand in Ordnung, wenn Sie den Unterschied sehen wollen.',
        },
        vmRunning: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: der virtuelle Computer wird ausgeführt.',
          next: 'Schalten Sie den virtuellen Computer zuerst aus.',
        },
        vmOff: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: der virtuelle Computer wird nicht ausgeführt.',
          next: 'Starten Sie zuerst den virtuellen Computer.',
        },
        noRecoveryPoint: {
          sentence:
            '{{faultId}} kann dort nicht ausgelöst werden: das Replikat hat keinen zusätzlichen Wiederherstellungspunkt.',
          next: 'Lassen Sie das Replikat zusätzliche stündliche Wiederherstellungspunkte behalten, und warten Sie auf den ersten.',
        },
        noCheckpoint: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: der virtuelle Computer hat keinen Prüfpunkt.',
          next: 'Erstellen Sie zuerst einen Prüfpunkt des virtuellen Computers.',
        },
        hasCheckpoints: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: der virtuelle Computer hat Prüfpunkte.',
          next: 'Entfernen Sie zuerst die Prüfpunkte des virtuellen Computers.',
        },
        replicates: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: der virtuelle Computer wird bereits repliziert.',
          next: 'Wählen Sie einen virtuellen Computer, für den die Replikation nicht aktiviert ist.',
        },
        noName: {
          sentence: '{{faultId}} kann dort nicht ausgelöst werden: kein DNS-Eintrag gehört dazu.',
          next: 'Geben Sie ihm zuerst eine Adresse und einen Eintrag in DNS.',
        },
        notResizable: {
          sentence:
            '{{faultId}} kann dort nicht ausgelöst werden: keine der virtuellen Festplatten lässt sich jetzt vergrößern.',
          next: 'Schalten Sie den virtuellen Computer aus, entfernen Sie seine Prüfpunkte, oder schaffen Sie Platz auf dem Volume.',
        },
        thirdHostMissing: {
          sentence:
            '{{faultId}} kann dort nicht ausgelöst werden: es gibt keinen dritten Host, auf den die Replikation erweitert werden könnte.',
          next: 'Fügen Sie einen dritten Host hinzu, der Strom hat.',
        },
        oldPrimaryMissing: {
          sentence:
            '{{faultId}} kann dort nicht ausgelöst werden: der alte primäre virtuelle Computer ist nicht verfügbar.',
          next: 'Geben Sie seinem Host Strom, und stellen Sie sicher, dass er noch zur Replikation gehört.',
        },
      },
    },
  },
  'fault.alreadyActive': {
    sentence: '{{faultId}} ist dort bereits ausgelöst.',
    next: 'Beheben Sie den Fehler zuerst, oder wählen Sie ein anderes Ziel.',
  },
  'fault.notActive': {
    sentence: '{{faultId}} ist dort nicht ausgelöst.',
    next: 'Sehen Sie in der Liste der Fehler nach, welche ausgelöst sind.',
  },
} satisfies Record<keyof typeof faultFailures, FailureText>
