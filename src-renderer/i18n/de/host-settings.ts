/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { hostSettings as source } from '../en/host-settings.ts'

export const hostSettings = {
  groupReplication: 'Replikation',
  groupComputer: 'Computer',
  groupNetwork: 'Netzwerk',
  pageVolumes: 'Volumes',
  pageVolumesText_one: '{{count}} Volume',
  pageVolumesText_other: '{{count}} Volumes',
  pageSwitches: 'Virtuelle Switches',
  pageSwitchesText_one: '{{count}} virtueller Switch',
  pageSwitchesText_other: '{{count}} virtuelle Switches',
  pageDomain: 'Domäne und Vertrauensstellungen',
  pageProcessor: 'Prozessor und Arbeitsspeicher',
  pageClock: 'Uhr',
  pageClockExact: 'Richtig',
  pageClockAhead: '{{duration}} vor',
  pageClockBehind: '{{duration}} nach',
  pageRegistry: 'Registrierung',
  pageRegistryText_one: '{{count}} Wert gesetzt',
  pageRegistryText_other: '{{count}} Werte gesetzt',
  pageHostsFile: 'Hosts-Datei',
  pageHostsFileText_one: '{{count}} Zeile',
  pageHostsFileText_other: '{{count}} Zeilen',
  pageProxy: 'Proxy im Weg',

  notANumber: 'Das ist keine Zahl.',
  notWhole: 'Das ist keine ganze Zahl.',
  actions: 'Aktionen',
  remove: 'Entfernen',

  volume: 'Volume',
  volumeSize: 'Größe',
  volumeUsed: 'Belegt',
  volumeFree: 'Frei',
  volumeAddTitle: 'Volume hinzufügen',
  volumeLetter: 'Laufwerkbuchstabe',
  volumeSizeGb: 'Größe (GB)',
  volumeAdd: 'Volume hinzufügen',
  volumeAdded: 'Volume {{volume}} hinzugefügt',
  volumeResizeTitle: 'Größe eines Volumes ändern',
  volumeNewSizeGb: 'Neue Größe (GB)',
  volumeResize: 'Größe ändern',
  volumeResized: 'Größe von Volume {{volume}} geändert',

  switches: 'Manager für virtuelle Switches',
  switchesOpen: 'Manager für virtuelle Switches...',
  switchName: 'Name',
  switchKind: 'Verbindungstyp',
  switchAdapters: 'Netzwerkkarten',
  switchNone: 'Dieser Host hat keinen virtuellen Switch. Seine virtuellen Computer haben kein Netzwerk.',
  switchNew: 'Neuer virtueller Netzwerkswitch',
  switchWhich: 'Welche Art von virtuellem Switch möchten Sie erstellen?',
  external: 'Extern',
  externalHelp: 'An eine physische Netzwerkkarte gebunden: Virtuelle Computer erreichen das Netzwerk um die Hosts.',
  internal: 'Intern',
  internalHelp: 'Zwischen den virtuellen Computern dieses Hosts und dem Host selbst.',
  private: 'Privat',
  privateHelp: 'Nur zwischen den virtuellen Computern dieses Hosts.',
  switchCreate: 'Virtuellen Switch erstellen',
  switchCreated: 'Virtueller Switch {{name}} erstellt',
  switchRename: 'Umbenennen',
  switchRenameNamed: '{{name}} umbenennen',
  switchNewName: 'Neuer Name',
  switchRemoveNamed: '{{name}} entfernen',
  switchRemoveText_one: '{{count}} Netzwerkkarte verliert ihre Verbindung: {{vms}}.',
  switchRemoveText_other: '{{count}} Netzwerkkarten verlieren ihre Verbindung: {{vms}}.',

  member: 'Mitglied von',
  workgroup: 'Arbeitsgruppe',
  workgroupOrDomain: 'Domäne {{domain}}',
  fullName: 'Vollständiger Name',
  principalName: 'Dienstprinzipalname',
  principalNameYes: 'Registriert',
  principalNameNo: 'Nicht registriert',
  principalNameText:
    'Ohne den Namen „Hyper-V Replica Service“ findet Kerberos diesen Host nicht. Der Verwaltungsdienst registriert ihn beim Start.',
  domain: 'Domäne',
  joinTitle: 'Einer Domäne beitreten',
  joinHelp:
    'Ihr Name wird zum primären DNS-Suffix. Zertifikate für den alten vollständigen Namen passen dann nicht mehr.',
  join: 'Beitreten',
  joined: '{{host}} ist der Domäne {{domain}} beigetreten',
  leave: 'Domäne verlassen',
  leaveText:
    'Der Host kehrt in eine Arbeitsgruppe zurück, sein primäres DNS-Suffix wird leer, und Kerberos funktioniert nicht mehr.',
  left: '{{host}} hat die Domäne {{domain}} verlassen',
  trusts: 'Vertrauensstellungen zwischen Domänen',
  trustsText:
    'Sie gelten für die ganze Welt: Kerberos funktioniert zwischen Hosts von Domänen, die einander vertrauen.',
  trustsNone: 'Keine Domäne vertraut einer anderen.',
  firstDomain: 'Erste Domäne',
  secondDomain: 'Zweite Domäne',
  trustAdd: 'Vertrauensstellung hinzufügen',
  trustEnd: 'Vertrauensstellung zwischen {{domain}} und {{otherDomain}} beenden',

  logicalProcessors: 'Logische Prozessoren',
  memory: 'Arbeitsspeicher',
  memoryFree: 'Freier Arbeitsspeicher',
  processorVendor: 'Hersteller',
  processorFeatures: 'Merkmale',
  processorFeaturesHelp:
    'Durch Kommas getrennt, zum Beispiel AVX2, AES. Sie werden für Vergleiche von Prozessoren aufbewahrt.',
  processorFeatureBad:
    '„{{feature}}“ ist kein Name eines Merkmals: höchstens 32 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche.',

  clockText:
    'Ein Host beurteilt Zertifikate nach seiner eigenen Uhr: Geht sie falsch, erscheinen gültige Zertifikate als abgelaufen oder noch nicht gültig. Kerberos duldet höchstens 5 Minuten.',
  clockSkew: 'Geht vor um (Sekunden)',
  clockSkewHelp: 'Mit Minuszeichen für eine Uhr, die nachgeht.',
  clockVirtual: 'Virtuelle Uhr',
  clockOwn: 'Uhr von {{host}}',
  clockDifference: 'Abweichung',

  registryText:
    'DWORD-Werte von Hyper-V-Replikat. Ein fehlender Wert hat seinen Standard. Ein emulierter Host bewahrt diese vier ohne Wirkung auf; das Runbook setzt sie auf dem echten.',
  registryNotSet: 'Nicht gesetzt; es gilt der Standard {{value}}.',
  registryIsSet: 'Auf {{value}} gesetzt.',
  registrySet: '{{name}} setzen',
  registryDelete: '{{name}} löschen',
  registrySetDo: 'Setzen',
  registryDeleteDo: 'Löschen',
  MaximumActiveTransfers:
    'Wie viele erste Replikationen und erneute Synchronisierungen dieser Host gleichzeitig sendet. Gilt nach einem Neustart von vmms.',
  ApplyVHDLimit:
    'Auf wie viele virtuelle Festplatten eines virtuellen Computers empfangene Protokolle gleichzeitig angewendet werden.',
  ApplyVMLimit:
    'Auf wie viele virtuelle Computer empfangene Protokolle gleichzeitig angewendet werden; 0 setzt keine Grenze.',
  ApplyChangeReplicaDiskThrottle:
    'Ausstehende Schreibvorgänge je virtueller Festplatte, während ein Protokoll angewendet wird; 0 setzt keine Grenze.',

  hostsFileText:
    'Die Datei wird vor DNS gefragt. Eine Zeile mit einer alten Adresse ist ein häufiger Grund, warum ein Host nicht gefunden wird.',
  hostsFileNone: 'Die Hosts-Datei hat keine Zeilen.',
  hostsFileName: 'Name',
  hostsFileAddress: 'Adresse',
  hostsFileSet: 'Zeile setzen',
  hostsFileRemove: 'Zeile von {{name}} entfernen',

  proxyText:
    'Was zwischen diesem Host und den anderen steht. Eine Replikation, die den Proxyserver umgeht, kommt daran vorbei.',
  proxyNone: 'Kein Proxy',
  proxyUnreachable: 'Ein Proxy, der nicht antwortet',
  proxyUnreachableHelp: 'Jede Verbindung läuft in eine Zeitüberschreitung.',
  proxyInspecting: 'Ein Proxy, der mitliest',
  proxyInspectingHelp: 'Er zerstört Verbindungen mit Zertifikaten; Kerberos kommt durch.',
} satisfies Localized<typeof source, 'de'>
