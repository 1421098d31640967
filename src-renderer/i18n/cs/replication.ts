/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { replication as source } from '../en/replication.ts'

export const replication = {
  stopResynchronization: 'Zastavit opětovnou synchronizaci',
  stopExtendedResynchronization: 'Zastavit opětovnou synchronizaci rozšířené replikace',
  settings: 'Nastavení replikace...',
  extendedSettings: 'Nastavení rozšířené replikace...',
  export: 'Exportovat...',
  enableAsReplica: 'Povolit jako repliku...',
  copies: 'Počáteční kopie...',

  resynchronizeTitle: 'Znovu synchronizovat',
  resynchronizeText:
    'Virtuální pevné disky obou serverů se porovnají a odešle se to, co se liší. Všechny body obnovení na serveru repliky se odstraní.',
  resynchronizeWhen: 'Kdy',
  resynchronizeNow: 'Znovu synchronizovat nyní',
  resynchronizeAt: 'Znovu synchronizovat v následujícím čase',
  resynchronizeInstant: 'Datum a čas (UTC)',
  resynchronizeHelp: 'Můžete zvolit libovolný čas do {{instant}}.',
  instantBad: 'Zadejte datum a čas.',
  resynchronizeDo: 'Synchronizovat',
  resynchronizeStarted: 'Opětovná synchronizace počítače {{vm}} byla spuštěna',
  resynchronizeScheduled: 'Opětovná synchronizace počítače {{vm}} začne {{instant}}',
  waitsUntil: 'Opětovná synchronizace začne {{instant}}.',

  settingsTitle: 'Nastavení replikace',
  extendedSettingsTitle: 'Nastavení rozšířené replikace',
  settingsText: 'Server repliky je převezme při příštím cyklu.',
  noCertificate: 'Žádný',
  bypassesProxy: 'Pro server repliky nepoužívat proxy server.',
  groupRecoveryPoints: 'Body obnovení',
  groupResynchronization: 'Opětovná synchronizace',
  historyHours: 'Další body obnovení (hodiny)',
  historyHelp: 'Od 1 do 24.',
  vssHelp: 'Od 1 do 12; 0 znamená žádné.',
  resyncManually: 'Ručně',
  resyncAutomatically: 'Automaticky spustit opětovnou synchronizaci',
  resyncWindow: 'Automaticky spustit opětovnou synchronizaci pouze během následujících hodin',
  resyncFrom: 'Od',
  resyncTo: 'Do',
  timeHelp: 'Hodiny a minuty v UTC.',
  save: 'Uložit',
  saved: 'Nastavení replikace počítače {{vm}} bylo změněno',

  exportTitle: 'Export a import',
  exportText:
    'Jako „Exportovat...“ na tomto hostiteli a „Importovat virtuální počítač...“ na druhém, s volbou „Obnovit virtuální počítač (použít existující jedinečné ID)“. Kopie počítače {{vm}} je vypnutá a není připojena k žádnému přepínači.',
  exportTo: 'Importovat na',
  exportUse:
    'Kopie se stejným ID ušetří počáteční replikaci po lince: tam ji povolte jako repliku a zde zvolte „Použít jako počáteční kopii existující virtuální počítač na serveru repliky“.',
  exportDo: 'Exportovat a importovat',
  exported: 'Počítač {{vm}} byl zkopírován na {{host}}',

  asReplicaTitle: 'Povolit jako repliku',
  asReplicaText:
    'Počítač {{vm}} na hostiteli {{host}} čeká na primární počítač se stejným ID, jako Enable-VMReplication -AsReplica. Potom povolte replikaci na primárním serveru a zvolte „Použít jako počáteční kopii existující virtuální počítač na serveru repliky“.',
  asReplicaDo: 'Povolit jako repliku',
  asReplicaDone: 'Počítač {{vm}} čeká na primární počítač',

  copiesTitle: 'Počáteční kopie',
  copiesText: 'Složky s exportovanými počátečními kopiemi. Importovaná složka už není potřeba.',
  copiesNone: 'Není žádná exportovaná počáteční kopie.',
  copyVm: 'Virtuální počítač',
  copyHost: 'Hostitel',
  copyPath: 'Složka',
  copySize: 'Velikost',
  copyWriting: 'Zapisuje se',
  copyDelete: 'Odstranit',
  copyDeleteOf: 'Odstranit složku {{path}} na hostiteli {{host}}',
  copyDeleted: 'Složka na hostiteli {{host}} byla odstraněna',
} satisfies Localized<typeof source, 'cs'>
