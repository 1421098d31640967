import { deMachine } from './machine/de.ts'
import type { RunbookTexts } from './runbook-texts.ts'
import { settingTexts } from './setting-texts.ts'

export const de: RunbookTexts = {
  title: 'Runbook',
  introduction:
    'Diese Schritte tun auf echten Hosts, was in Understudy geprobt wurde, in derselben Reihenfolge. Jeder Host hat ein eigenes Skript; ein Schritt nennt den Host und den Befehl, der ihn dort ausführt.',
  nothing: 'Bisher wurde nichts getan, was auf einem echten Host zählt.',
  parts: {
    prepare: 'Hosts vorbereiten',
    replicate: 'Replizieren',
    planned: 'Geplantes Failover',
    unplanned: 'Failover nach einem Ausfall',
    afterwards: 'Adresse, Name und täglicher Betrieb',
  },
  step: (number) => `Schritt ${number}`,
  onHost: (host) => `Auf **${host}**`,
  rehearsedAt: (instant) => `geprobt um ${instant} der virtuellen Uhr`,
  check: 'Prüfen',
  warning: 'Achtung',
  files: { heading: 'Dateien', host: 'Host', file: 'Skript', steps: 'Schritte' },
  before: {
    heading: 'Vorbemerkungen',
    items: [
      'Kopieren Sie das Skript eines Hosts auf diesen Host und daneben oder neben seinen Ordner den Ordner `certificates` mit seiner PFX-Datei, dem Stammzertifikat und der Sperrliste. Überbringen Sie das Kennwort der PFX-Datei auf anderem Weg; es steht in `passwords.txt`, und diese Datei bleibt bei Ihnen.',
      'Öffnen Sie auf dem Host PowerShell als Administrator, und erlauben Sie das Skript nur für dieses Fenster: `Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned`, danach `Unblock-File` für das Skript.',
      'Führen Sie jeden Schritt zuerst mit `-WhatIf` aus: er sagt dann, was er ändern würde, und ändert nichts.',
      'Jeder Host muss den FQDN des anderen auflösen können, über DNS oder die Datei hosts, und die Uhren müssen übereinstimmen.',
      'Verwenden Sie in einer Arbeitsgruppe auf beiden Hosts ein Administratorkonto mit gleichem Namen und Kennwort für alles, was der Hyper-V-Manager über das Netz tut.',
      'Namen von Netzwerkkarten, Switches, Volumes und Netzen im Gast sind die der Probe. Lesen Sie ein Skript, bevor Sie es ausführen, und berichtigen Sie, was auf Ihren Hosts anders heißt.',
    ],
  },
  reverse: {
    heading: 'Zur Umkehr der Replikationsrichtung',
    paragraphs: [
      'Viele Anleitungen raten, *Replikationsrichtung nach dem Failover umkehren* im Dialog „Geplantes Failover“ leer zu lassen, weil es fehlschlägt, danach auf dem anderen Host *Failover...* zu wählen und beide Kästchen anzukreuzen. Dieser Schritt ist falsch: der Dialog „Failover“ eines Replikats bietet nur einen Wiederherstellungspunkt an und ist für einen verlorenen primären Server gedacht. Richtig ist dort *Replikation umkehren...*.',
      'Das Kästchen schlägt aus zwei Gründen fehl, und dieses Runbook beseitigt beide. Erstens muss der alte primäre Server selbst Replikatserver sein, mit eigenem Zertifikat, einer Autorisierung für den anderen Host und aktivierter eingehender Firewallregel. Zweitens läuft die Prüfung in einer Arbeitsgruppe über WinRM; deshalb muss jeder Host in TrustedHosts des anderen stehen, und zwar in beiden Richtungen.',
      'Ein Replikat, das nach dem Failover nicht umgekehrt wurde, läuft auf einer wachsenden differenzierenden Festplatte und ist durch nichts geschützt. Kehren Sie um, sobald der alte primäre Server bereit ist, oder entfernen Sie die Wiederherstellungspunkte, wenn Sie nicht zurückwollen.',
    ],
  },
  trouble: {
    heading: 'Wenn ein Schritt fehlschlägt',
    items: [
      'Halten Sie an. Ein Schritt sieht zuerst nach, ob seine Arbeit schon getan ist; er kann also wiederholt werden, sobald die Ursache behoben ist.',
      'Lesen Sie auf beiden Hosts das Protokoll `Microsoft-Windows-Hyper-V-VMMS-Admin`; der primäre Server zeigt oft nur, dass die Verbindung endete, während der Replikatserver das Zertifikat nennt.',
      'Die Umkehr nach einem ungeplanten Failover besteht aus mehreren Vorgängen. Schlägt einer fehl, bleiben die früheren bestehen, und Abbrechen hilft nicht mehr: beheben Sie die Ursache, und führen Sie den Schritt noch einmal aus.',
    ],
  },
  script: {
    purpose: (host) => `Die Schritte des Runbooks, die auf ${host} laufen.`,
    usage: [
      'Ohne Parameter listet das Skript seine Schritte auf und ändert nichts.',
      'Führen Sie die Schritte einzeln und in der Reihenfolge von README.md aus, zuerst mit -WhatIf.',
      'Schritte, die einen Dienst unterbrechen oder nicht zurückgenommen werden können, fragen zuerst; -Force beantwortet alle mit Ja.',
    ],
    choose: 'Wählen Sie Schritte mit -Step, zum Beispiel -Step {{number}}:',
    wrongHost: (host) => `Dieses Skript ist für ${host}, aber dieser Computer ist`,
    question: 'Fortfahren?',
    cannotAsk:
      'Dieser Schritt fragt nach, bevor er weitergeht, und hier kann niemand antworten. Es wurde nichts geändert. Geben Sie -Force an, um mit Ja zu antworten.',
    noSuchStep: (numbers) =>
      `Es wurde nichts geändert. Die Schritte auf diesem Host sind ${numbers}; es gibt keinen Schritt`,
    filesMissing:
      'Es wurde nichts geändert. Diese Dateien (und die Schritte, die sie brauchen) fehlen: {0}. Gesucht wurde in: {1}. Nennen Sie den Ordner mit -CertificateFolder.',
    pathTooLong:
      'Es wurde nichts geändert. Ein Pfad hat {0} Zeichen, und Windows nimmt höchstens 259: Verschieben Sie den Ordner an einen kürzeren Pfad. {1}',
    severalMachines:
      'Es wurde nichts geändert: Mehrere virtuelle Computer auf diesem Host haben diesen Namen. Benennen Sie zuerst die anderen um, zum Beispiel mit Get-VM und Rename-VM.',
    check: 'Prüfen:',
  },
  actions: {
    ...deMachine.actions,
    ...settingTexts.de.actions,
    setDnsSuffix: ({ dnsSuffix }) => `Primäres DNS-Suffix auf ${dnsSuffix} festlegen`,
    trustRoot: ({ name }) => `Dem Stammzertifikat ${name} vertrauen`,
    importPfx: ({ name }) => `Zertifikat von ${name} mit privatem Schlüssel importieren`,
    importCrl: ({ issuer }) => `Sperrliste von ${issuer} importieren`,
    setRevocationCheck: ({ disabled }) =>
      disabled ? 'Sperrprüfung für Hyper-V-Replikat ausschalten' : 'Sperrprüfung für Hyper-V-Replikat einschalten',
    setFirewallRule: ({ rule, enabled }) => `Firewallregel ${rule} ${enabled ? 'aktivieren' : 'deaktivieren'}`,
    setReplicaServer: ({ enabled }) =>
      enabled ? 'Diesen Host als Replikatserver aktivieren' : 'Diesen Replikatserver deaktivieren',
    addAuthorizationEntry: ({ primaryServer }) => `Replikation von ${primaryServer} zulassen`,
    removeAuthorizationEntry: ({ primaryServer }) => `Replikation von ${primaryServer} nicht mehr zulassen`,
    setTrustedHosts: ({ trustedHosts }) =>
      trustedHosts.length === 0 ? 'TrustedHosts leeren' : `${trustedHosts.join(', ')} zu TrustedHosts hinzufügen`,
    testConnection: ({ replicaServer }) => `Verbindung mit ${replicaServer} testen`,
    losePower: () => 'Der Host fällt aus',
    restorePower: () => 'Der Host ist wieder da',
    enableReplication: ({ vm, replicaServer }) => `Replikation von ${vm} nach ${replicaServer} aktivieren`,
    startInitialReplication: ({ vm }) => `Erste Replikation von ${vm} starten`,
    stopInitialReplication: ({ vm }) => `Erste Replikation von ${vm} beenden`,
    suspendReplication: ({ vm }) => `Replikation von ${vm} anhalten`,
    resumeReplication: ({ vm, resynchronize }) =>
      resynchronize ? `Replikation von ${vm} fortsetzen und neu synchronisieren` : `Replikation von ${vm} fortsetzen`,
    changeReplication: ({ vm }) => `Replikationseinstellungen von ${vm} ändern`,
    removeReplication: ({ vm }) => `Replikation von ${vm} auf diesem Host entfernen`,
    prepareFailover: ({ vm }) => `${vm} für ein geplantes Failover vorbereiten und den Rest senden`,
    startFailover: ({ vm, kind }) =>
      kind === 'planned'
        ? `Failover von ${vm} auf diesen Host`
        : `Failover von ${vm} auf diesen Host ohne den primären Server`,
    completeFailover: ({ vm }) => `Failover von ${vm} abschließen und Wiederherstellungspunkte entfernen`,
    cancelFailover: ({ vm }) => `Failover von ${vm} auf diesem Host abbrechen`,
    startTestFailover: ({ vm }) => `Testfailover von ${vm} starten`,
    stopTestFailover: ({ vm }) => `Testfailover von ${vm} beenden und den Testcomputer löschen`,
    setAsReplica: ({ vm }) => `${vm} auf diesem Host als Replikat festlegen`,
    reverseReplication: ({ vm }) => `Replikation von ${vm} umkehren: dieser Host wird primär`,
    importInitialReplication: ({ vm }) => `Erste Kopie von ${vm} importieren`,
    enableAsReplica: ({ vm }) => `${vm} auf diesem Host auf seinen primären Server warten lassen`,
    carryInitialCopy: ({ path, toHost }) => `${path} zu ${toHost} bringen`,
    removeInitialCopy: ({ path }) => `${path} löschen`,
    exportVm: ({ vm, toHost }) => `${vm} für ${toHost} exportieren`,
    importVm: ({ vm }) => `${vm} als Kopie mit derselben ID importieren`,
    changeReplicatedDisks: ({ vm }) => `Replizierte Festplatten von ${vm} ändern`,
    stopResynchronization: ({ vm }) => `Erneute Synchronisierung von ${vm} abbrechen`,
    changeModeToPrimary: ({ vm }) => `${vm} nur noch auf den dritten Host replizieren`,
    startVm: ({ vm }) => `${vm} starten`,
    shutDownVm: ({ vm }) => `${vm} herunterfahren`,
    turnOffVm: ({ vm }) => `${vm} ausschalten`,
    connectAdapter: ({ vm, switchName }) =>
      switchName === null ? `Netzwerkkarte von ${vm} trennen` : `Netzwerkkarte von ${vm} mit ${switchName} verbinden`,
    setFailoverIp: ({ vm, ip }) =>
      ip === null ? `Failover-TCP/IP von ${vm} löschen` : `Failover-TCP/IP von ${vm} auf ${ip.address} festlegen`,
    setGuestIp: ({ vm, ip }) => `Adresse in ${vm} auf ${ip.address} festlegen`,
    setDnsRecord: ({ name, address }) => `A-Eintrag von ${name} auf ${address} setzen`,
    removeDnsRecord: ({ name }) => `A-Eintrag von ${name} entfernen`,
  },
  expected: {
    ...deMachine.expected,
    ...settingTexts.de.expected,
    setDnsSuffix: 'Nach einem Neustart ist der Name der FQDN mit dem Suffix.',
    trustRoot: 'Das Stammzertifikat wird mit seinem Fingerabdruck aufgeführt.',
    importPfx: 'Subject ist der FQDN dieses Hosts, und HasPrivateKey ist True.',
    importCrl: 'certutil meldet, dass der Befehl erfolgreich ausgeführt wurde.',
    setRevocationCheck: 'Der Wert ist 0x1, wenn die Prüfung aus ist, und 0x0, wenn sie ein ist.',
    setFirewallRule: 'Enabled zeigt den gewünschten Zustand.',
    setReplicaServer: 'ReplicationEnabled, Port und Fingerabdruck sind die festgelegten.',
    addAuthorizationEntry: 'Der Eintrag wird mit Speicherort und Vertrauensgruppe aufgeführt.',
    removeAuthorizationEntry: 'Der Eintrag wird nicht mehr aufgeführt.',
    setTrustedHosts: 'Die Liste enthält den FQDN des anderen Hosts.',
    testConnection: 'Es wird gemeldet, dass die Verbindung mit dem angegebenen Replikatserver erfolgreich war.',
    losePower:
      'In der Probe verlor dieser Host hier seinen Strom. Die folgenden Schritte sind für den Tag, an dem das wirklich geschieht.',
    restorePower: 'Fahren Sie fort, wenn der Host wieder läuft und erreichbar ist.',
    enableReplication:
      'Mode ist Primary und State ist ReadyForInitialReplication; auf dem anderen Host gibt es ein Replikat, das ausgeschaltet ist.',
    startInitialReplication: 'State wird Replicating und Health wird Normal, sobald alles gesendet ist.',
    stopInitialReplication: 'State ist ReadyForInitialReplication.',
    suspendReplication: 'State ist Suspended.',
    resumeReplication: 'State ist Replicating, und der Rückstand geht auf null zurück.',
    changeReplication: 'Die Einstellungen sind die festgelegten.',
    removeReplication:
      'Der virtuelle Computer ist noch da und wird nicht mehr repliziert; entfernen Sie die Replikation auch auf dem anderen Host.',
    prepareFailover: 'State ist PreparedForFailover, und der virtuelle Computer kann hier nicht gestartet werden.',
    startFailover: 'State ist FailedOverWaitingCompletion; der virtuelle Computer ist noch ausgeschaltet.',
    completeFailover: 'State ist FailedOver, und die Wiederherstellungspunkte sind entfernt.',
    cancelFailover: 'State ist wieder Replicating. Ein geplantes Failover muss auf beiden Hosts abgebrochen werden.',
    startTestFailover: 'Es gibt einen zweiten Computer mit der Endung " - Test", und er ist ausgeschaltet.',
    stopTestFailover: 'Der Testcomputer ist weg, und State ist weiterhin Replicating.',
    setAsReplica: 'Mode ist Replica.',
    reverseReplication: 'Mode ist auf diesem Host Primary und auf dem anderen Replica; Health wird Normal.',
    importInitialReplication: 'State wird auf beiden Hosts Replicating.',
    enableAsReplica: 'Mode ist Replica und State ist WaitingForInitialReplication.',
    carryInitialCopy: 'Der Ordner ist vollständig auf dem anderen Host.',
    removeInitialCopy: 'Der Ordner ist weg.',
    exportVm: 'Der Ordner des Exports enthält den Computer und seine Festplatten.',
    importVm: 'Der Computer ist da, ausgeschaltet, und seine Id ist die des primären.',
    changeReplicatedDisks: 'State wird Replicating, wenn die neuen Festplatten kopiert sind.',
    stopResynchronization: 'State ist WaitingForStartResynchronize.',
    changeModeToPrimary: 'Die Beziehung ist Simple und Mode ist Primary.',
    startVm: 'State ist Running.',
    shutDownVm: 'State ist Off.',
    turnOffVm: 'State ist Off.',
    connectAdapter: 'SwitchName ist der gewählte Switch.',
    setFailoverIp:
      'IPv4Address ist die Adresse für den anderen Standort. Legen Sie sie auf beiden Hosts fest, damit auch der Rückweg stimmt.',
    setGuestIp: 'IPAddresses enthält die neue Adresse.',
    setDnsRecord:
      'Die Antwort ist die neue Adresse. Clients behalten die alte, bis deren Gültigkeitsdauer endet: ipconfig /flushdns.',
    removeDnsRecord: 'Der Name wird nicht mehr gefunden.',
  },
  warnings: {
    ...deMachine.warnings,
    ...settingTexts.de.warnings,
    setDnsSuffix: 'Der Host muss neu gestartet werden, bevor sein FQDN und damit sein Zertifikat gilt.',
    importPfx: 'Die PFX-Datei enthält den privaten Schlüssel: löschen Sie die Kopie auf dem Host nach dem Import.',
    setRevocationCheck:
      'Ohne die Prüfung bleibt ein gestohlenes Zertifikat bis zu seinem Ablauf brauchbar. Mit einer importierten Sperrliste ist dieser Schalter unnötig.',
    setReplicaServer:
      'Für den Rückweg muss auch der primäre Server Replikatserver sein, mit eigenem Zertifikat. Windows aktiviert die Firewallregel nicht von selbst.',
    setTrustedHosts:
      'Die Umkehr aus dem Dialog für das geplante Failover braucht das auf beiden Hosts, jeweils mit dem Namen des anderen.',
    losePower: 'Nehmen Sie dafür keinem echten Host den Strom.',
    restorePower:
      'Der alte primäre Server startet seine virtuellen Computer vielleicht von selbst: schalten Sie die aus, die jetzt anderswo laufen.',
    prepareFailover:
      'Der virtuelle Computer muss ausgeschaltet sein. Von hier an, bis er auf dem anderen Host läuft, wird niemand bedient.',
    startFailover:
      'Stellen Sie sicher, dass der virtuelle Computer auf dem anderen Host nicht läuft: sonst antworten zwei unter einer Adresse.',
    completeFailover: 'Danach gibt es keinen Weg zu einem älteren Wiederherstellungspunkt mehr.',
    reverseReplication:
      'Der alte primäre Server muss laufen, als Replikatserver diesen Host zulassen, und sein virtueller Computer muss ausgeschaltet sein.',
    setAsReplica:
      'Was der alte primäre Server nach dem Wiederherstellungspunkt geschrieben hat, wird damit aufgegeben.',
    turnOffVm: 'Das ist wie Stecker ziehen; fahren Sie lieber sauber herunter.',
    removeReplication: 'Das Replikat wird nicht mehr aktualisiert.',
  },
}
