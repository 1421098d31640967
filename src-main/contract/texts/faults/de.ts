import type { FaultTexts } from '../shape.ts'

export const faults: FaultTexts = {
  F01: {
    what: 'Auf dem Replikatserver ist die eingehende Regel des HTTPS-Listeners deaktiviert',
    symptom:
      'Es konnte keine Verbindung mit dem Server hergestellt werden. Geprüft werden soll, ob er als Replikatserver aktiviert ist, eingehende Verbindungen auf Port 443 zulässt und dasselbe Authentifizierungsschema unterstützt.',
    fix: 'Aktivieren Sie auf dem Replikatserver die Regel Hyper-V-Replikat – HTTPS-Listener (TCP eingehend).',
  },
  F02: {
    what: 'Der Host ist nicht mehr als Replikatserver aktiviert',
    symptom: 'Es konnte keine Verbindung mit dem Server hergestellt werden, obwohl die Firewall sie zulässt.',
    fix: 'Aktivieren Sie den Host unter Hyper-V-Einstellungen > Replikationskonfiguration (Set-VMReplicationServer).',
  },
  F03: {
    what: 'Der primäre Server sendet an einen Port, an dem niemand lauscht',
    symptom: 'Auf diesem Port konnte keine Verbindung mit dem Server hergestellt werden.',
    fix: 'Stellen Sie den Port der Replikation auf den des Listeners (Set-VMReplication -ReplicaServerPort).',
  },
  F04: {
    what: 'Der Name des Replikatservers steht in keiner DNS-Zone und keiner Hosts-Datei',
    symptom: 'Der Servername oder die Adresse konnte nicht aufgelöst werden.',
    fix: 'Legen Sie für den FQDN des Replikatservers einen A-Eintrag oder eine Zeile in der Hosts-Datei an.',
  },
  F05: {
    what: 'Der Replikatserver wurde als IP-Adresse eingegeben',
    symptom: 'TLS lehnt den Namen ab: Kein Zertifikat enthält die Adresse.',
    fix: 'Verwenden Sie den FQDN des Replikatservers, wie er in seinem Zertifikat steht.',
  },
  F06: {
    what: 'Der primäre Server vertraut der Stammzertifizierungsstelle des Replikatservers nicht',
    symptom:
      'Der primäre Server lehnt das Zertifikat ab: Es endet in einem Stammzertifikat, das nicht vertrauenswürdig ist.',
    fix: 'Importieren Sie das Stammzertifikat auf dem primären Server in Vertrauenswürdige Stammzertifizierungsstellen, und setzen Sie die Replikation fort.',
  },
  F07: {
    what: 'Der Replikatserver vertraut der Stammzertifizierungsstelle des primären Servers nicht',
    symptom:
      'Der primäre Server sieht nur, dass die Verbindung unerwartet beendet wurde; das Protokoll des Replikatservers nennt das Zertifikat.',
    fix: 'Importieren Sie das Stammzertifikat des primären Servers auf dem Replikatserver in Vertrauenswürdige Stammzertifizierungsstellen, und setzen Sie die Replikation fort.',
  },
  F08: {
    what: 'Sperrungen werden geprüft, aber auf dem Host fehlt die Sperrliste der Stammzertifizierungsstelle',
    symptom: 'Der Host kann die Sperrung des Zertifikats nicht prüfen.',
    fix: 'Importieren Sie auf dem Host eine Sperrliste, oder setzen Sie auf beiden Hosts DisableCertRevocationCheck; setzen Sie dann die Replikation fort.',
  },
  F09: {
    what: 'Die einzige Sperrliste des Hosts ist abgelaufen, und kein Server liefert eine neuere',
    symptom: 'Der Sperrserver war offline.',
    fix: 'Veröffentlichen und importieren Sie eine aktuelle Sperrliste, oder setzen Sie DisableCertRevocationCheck; setzen Sie dann die Replikation fort.',
  },
  F10: {
    what: 'Das Zertifikat des Hosts trägt den bloßen Namen statt des FQDN',
    symptom:
      'Kein gültiges Zertifikat gefunden (Anforderung 4); bei einer Verbindung passt der Name des Zertifikats nicht.',
    fix: 'Stellen Sie ein Zertifikat für den FQDN aus, oder setzen Sie das primäre DNS-Suffix des Hosts; setzen Sie dann die Replikation fort.',
  },
  F11: {
    what: 'Das Zertifikat des Hosts erlaubt keine Clientauthentifizierung',
    symptom:
      'Die Liste der Zertifikate zeigt es nicht; mit erzwungenem Fingerabdruck lehnt der andere Host die Verwendung ab.',
    fix: 'Stellen Sie ein Zertifikat mit beiden Zwecken aus, Client- und Serverauthentifizierung; setzen Sie dann die Replikation fort.',
  },
  F12: {
    what: 'Das Zertifikat des Replikatservers ist abgelaufen',
    symptom:
      'Der primäre Server lehnt es wegen des Datums ab; replizierende virtuelle Computer gehen in den Fehlerzustand.',
    fix: 'Erneuern Sie das Zertifikat, binden Sie es (Set-VMReplicationServer), und legen Sie es für jeden virtuellen Computer fest (Set-VMReplication); setzen Sie dann die Replikation fort.',
  },
  F13: {
    what: 'Es wurde die .cer-Datei importiert, daher fehlt der private Schlüssel',
    symptom: 'Das Zertifikat wird nicht angeboten; mit erzwungenem Fingerabdruck fehlt der private Schlüssel.',
    fix: 'Importieren Sie die PFX-Datei in Eigene Zertifikate des lokalen Computers; setzen Sie dann die Replikation fort.',
  },
  F14: {
    what: 'Das Zertifikat liegt im Speicher des Benutzers statt des Computers',
    symptom: 'Das Zertifikat wird nicht angeboten, und einer Verbindung fehlt das Clientzertifikat.',
    fix: 'Importieren Sie es in Eigene Zertifikate des lokalen Computers; setzen Sie dann die Replikation fort.',
  },
  F15: {
    what: 'Das Zertifikat wurde erneuert und das alte entfernt, aber der virtuelle Computer nennt noch den alten Fingerabdruck',
    symptom: 'Die Replikation geht in den Fehlerzustand: Ein Clientzertifikat wird benötigt.',
    fix: 'Legen Sie den neuen Fingerabdruck für den virtuellen Computer fest (Set-VMReplication -CertificateThumbprint); setzen Sie dann die Replikation fort.',
  },
  F16: {
    what: 'Zwischen Hosts einer Arbeitsgruppe wurde Kerberos gewählt',
    symptom: 'Das angegebene Ziel ist unbekannt oder nicht erreichbar.',
    fix: 'Wählen Sie zertifikatbasierte Authentifizierung (HTTPS); setzen Sie dann die Replikation fort.',
  },
  F17: {
    what: 'Der Dienstprinzipalname Hyper-V Replica Service fehlt in der Domäne',
    symptom:
      'Das angegebene Ziel ist unbekannt oder nicht erreichbar; setspn -l zeigt Hyper-V Replica Service nicht, und Ereignis 14050 wird protokolliert.',
    fix: 'Starten Sie auf dem Host den Dienst Hyper-V-Verwaltung für virtuelle Computer (vmms) neu; setzen Sie dann die Replikation fort.',
  },
  F18: {
    what: 'Der Replikatserver lässt nur angegebene Server zu, und der primäre ist nicht dabei',
    symptom: 'Der Replikatserver weist den primären ab; replizierende virtuelle Computer gehen in den Fehlerzustand.',
    fix: 'Fügen Sie einen Autorisierungseintrag für den primären Server hinzu (New-VMReplicationAuthorizationEntry); setzen Sie dann die Replikation fort.',
  },
  F19: {
    what: 'Der virtuelle Computer ist auf einen Host umgezogen, dessen Autorisierungseintrag eine andere Vertrauensgruppe hat',
    symptom: 'Der Replikatserver weist die Replikation ab.',
    fix: 'Geben Sie beiden Einträgen dieselbe Vertrauensgruppe (Set-VMReplicationAuthorizationEntry); setzen Sie dann die Replikation fort.',
  },
  F20: {
    what: 'Der Speicherort des Replikatservers kann nicht geöffnet werden',
    symptom:
      'Der angegebene Speicherort für Replikatdateien kann nicht geöffnet werden: 0x80070005 (allgemeiner Fehler „Zugriff verweigert“).',
    fix: 'Wählen Sie einen lokalen Ordner, in den das System schreiben darf, oder geben Sie ihm das Recht; setzen Sie dann die Replikation fort.',
  },
  F21: {
    what: 'Das Volume der Replikate ist voll',
    symptom:
      'Der Replikatserver kann nicht anwenden, was er empfängt; der primäre versucht es 25 Minuten lang wieder, dann hält die Replikation mit einem Fehler an.',
    fix: 'Schaffen Sie Platz auf dem Volume, und setzen Sie dann die Replikation fort.',
  },
  F22: {
    what: 'Das Volume des primären Servers ist voll, sodass seine Änderungsprotokolle nicht wachsen können',
    symptom:
      'Hyper-V hält den virtuellen Computer an; die Nachverfolgung endet, und eine Neusynchronisierung ist erforderlich.',
    fix: 'Schaffen Sie Platz auf dem Volume, lassen Sie den virtuellen Computer weiterlaufen, und synchronisieren Sie neu.',
  },
  F23: {
    what: 'Die Leitung zwischen zwei Hosts ist unterbrochen',
    symptom:
      'Hyper-V konnte Änderungen nicht replizieren und versucht es erneut; die Integrität wird zu Warnung und nach einer Stunde zu Kritisch.',
    fix: 'Stellen Sie die Leitung wieder her; Hyper-V versucht es von selbst erneut.',
  },
  F24: {
    what: 'Die Leitung bleibt unterbrochen, während der Gast mehr als die halbe Größe seiner Datenträger schreibt',
    symptom:
      'Die Änderungsprotokolle übersteigen die halbe Größe der Datenträger: Eine Neusynchronisierung ist erforderlich.',
    fix: 'Stellen Sie die Leitung wieder her, und setzen Sie die Replikation fort, die neu synchronisiert.',
  },
  F25: {
    what: 'Der primäre Host stürzt ab und startet neu, während der virtuelle Computer läuft',
    symptom: 'Das Änderungsprotokoll wurde nicht sauber geschlossen: Eine Neusynchronisierung ist erforderlich.',
    fix: 'Setzen Sie die Replikation fort, die neu synchronisiert.',
  },
  F26: {
    what: 'Eine virtuelle Festplatte des primären Servers wird geändert, während der virtuelle Computer aus ist',
    symptom: 'Niemand hat die Änderung nachverfolgt: Eine Neusynchronisierung ist erforderlich.',
    fix: 'Setzen Sie die Replikation fort, die neu synchronisiert.',
  },
  F27: {
    what: 'Der primäre virtuelle Computer wird auf einen Prüfpunkt zurückgesetzt',
    symptom: 'Die Datenträger enthalten, was nie gesendet wurde: Eine Neusynchronisierung ist erforderlich.',
    fix: 'Setzen Sie die Replikation fort, die neu synchronisiert.',
  },
  F28: {
    what: 'Eine virtuelle Festplatte wird nur auf dem primären Server vergrößert',
    symptom:
      'Auf dem virtuellen Replikatcomputer kam es zu einem Schreibvorgang außerhalb der Grenzen. Die Größe der virtuellen Festplatte des primären Servers wurde möglicherweise geändert; beide müssen gleich groß sein.',
    fix: 'Bringen Sie die Festplatte des Replikats auf dieselbe Größe, und setzen Sie die Replikation fort.',
  },
  F29: {
    what: 'Die Replikation ist auf dem Replikatserver angehalten',
    symptom:
      'Die Integrität des Replikats ist Kritisch, und der primäre geht mit dem nächsten Senden in den Fehlerzustand.',
    fix: 'Setzen Sie die Replikation auf dem Replikatserver fort, dann auf dem primären Server.',
  },
  F30: {
    what: 'Die Replikation wurde auf dem primären Server angehalten und vergessen',
    symptom: 'Die Integrität ist Warnung, und die Änderungsprotokolle wachsen bis zur halben Größe der Datenträger.',
    fix: 'Setzen Sie die Replikation auf dem primären Server fort.',
  },
  F31: {
    what: 'Ein geplantes Failover wird vorbereitet, während der virtuelle Computer läuft',
    symptom: 'Der virtuelle Computer muss für ein geplantes Failover ausgeschaltet sein.',
    fix: 'Fahren Sie den virtuellen Computer herunter, und bereiten Sie dann das geplante Failover vor.',
  },
  F32: {
    what: 'Die Richtung soll umgekehrt werden, aber der primäre Server ist kein Replikatserver',
    symptom: 'Die Voraussetzung „Konfiguration zum Zulassen der umgekehrten Replikation überprüfen“ schlägt fehl.',
    fix: 'Aktivieren Sie auch den primären Server als Replikatserver, mit eigenem Zertifikat und eigener Firewallregel.',
  },
  F33: {
    what: 'Die Richtung soll in einer Arbeitsgruppe umgekehrt werden, aber die Hosts stehen nicht in TrustedHosts des jeweils anderen',
    symptom:
      'Der WinRM-Client kann die Anforderung nicht verarbeiten: Ohne Domäne muss der Zielcomputer in der Konfigurationseinstellung TrustedHosts stehen.',
    fix: 'Fügen Sie jeden Host in TrustedHosts des anderen ein, in beiden Richtungen.',
  },
  F34: {
    what: 'Ein ungeplantes Failover wird versucht, während ein Testfailover läuft',
    symptom: 'Hyper-V hat den Vorgang nicht zugelassen, weil das Testfailover aktiviert ist.',
    fix: 'Beenden Sie das Testfailover, und führen Sie dann das Failover aus.',
  },
  F35: {
    what: 'Ein Failover wird abgeschlossen, obwohl normal repliziert wird',
    symptom: 'Die Replikationsaufgabe „Commit Failover“ kann im Zustand „Replicating“ nicht ausgeführt werden.',
    fix: 'Schließen Sie ein Failover erst nach einem Failover ab; hier ist nichts zu tun.',
  },
  F36: {
    what: 'Das Rückgängigprotokoll des ältesten Wiederherstellungspunkts ist nicht lesbar',
    symptom:
      'Hyper-V konnte kein Failover zum ausgewählten Wiederherstellungspunkt ausführen. Versuchen Sie es mit einem neueren.',
    fix: 'Wählen Sie einen neueren Wiederherstellungspunkt.',
  },
  F37: {
    what: 'Nach einem ungeplanten Failover wird die Richtung umgekehrt, ohne den alten primären als Replikat festzulegen',
    symptom: 'Der alte primäre Server hält sich noch für den primären, und das Umkehren wird abgelehnt.',
    fix: 'Schalten Sie den alten virtuellen Computer aus, führen Sie dort Set-VMReplication -AsReplica aus, und kehren Sie dann um.',
  },
  F38: {
    what: 'Der Assistent zum Umkehren blieb auf halbem Weg stehen: abgeschlossen und als Replikat festgelegt, aber nicht umgekehrt',
    symptom:
      'Für das Replikat wurde ein Failover ausgeführt, aber die Richtung nicht umgekehrt; abbrechen lässt sich das Failover nicht mehr.',
    fix: 'Beheben Sie die Ursache, und führen Sie den Assistenten zum Umkehren der Replikation erneut aus.',
  },
  F39: {
    what: 'Der virtuelle Computer ist nach dem Failover mit keinem virtuellen Switch verbunden',
    symptom: 'Er läuft, aber niemand erreicht ihn.',
    fix: 'Verbinden Sie seine Netzwerkkarte mit einem virtuellen Switch.',
  },
  F40: {
    what: 'Der virtuelle Computer hat nach dem Failover eine Adresse aus einem anderen Netz',
    symptom: 'Seine Anwendung ist nicht erreichbar.',
    fix: 'Legen Sie Failover-TCP/IP oder die Adresse im Gast fest, und aktualisieren Sie den DNS-Eintrag.',
  },
  F41: {
    what: 'Ein Client hat noch die alte Adresse des virtuellen Computers in seinem DNS-Cache',
    symptom: 'Der Client trifft auf eine tote Adresse, obwohl DNS stimmt.',
    fix: 'Leeren Sie den Cache des Clients (ipconfig /flushdns); verkürzen Sie vor dem nächsten Failover die Gültigkeitsdauer.',
  },
  F42: {
    what: 'Die Replikation wird alle 30 Sekunden oder häufiger als zum ersten Replikat erweitert',
    symptom: 'Das Erweitern wird abgelehnt.',
    fix: 'Wählen Sie 5 oder 15 Minuten, und nicht weniger als beim ersten Replikat.',
  },
  F43: {
    what: 'Für einen virtuellen Computer mit Pass-Through- oder freigegebenem Datenträger wird die Replikation aktiviert',
    symptom:
      'Fehler beim Aktivieren der Replikation. Falscher Parameter: IncludedDisks ist für den Hyper-V-Vorgang ungültig.',
    fix: 'Wandeln Sie den Datenträger in eine virtuelle Festplatte um, oder lassen Sie ihn aus.',
  },
  F44: {
    what: 'Die Windows Server-Sicherung sichert das Replikat, während Protokolle angewendet werden',
    symptom:
      'Der virtuelle Computer ist nicht in einem gültigen Zustand für den Vorgang (Ereignisse 32546, 19050 und 32056); die Replikation geht auf beiden Seiten in den Fehlerzustand.',
    fix: 'Halten Sie die Replikation vor einer Sicherung an, oder verwenden Sie ein Programm, das Replikate kennt; setzen Sie jetzt die Replikation auf beiden Hosts fort.',
  },
  F45: {
    what: 'Ein Proxy zwischen den Hosts untersucht verschlüsselte Verbindungen',
    symptom:
      'Das Handle hat den falschen Status für den angeforderten Vorgang; ein Proxy, der nicht antwortet, führt zu einer Zeitüberschreitung.',
    fix: 'Nehmen Sie den Datenverkehr zwischen den Hosts von der Untersuchung aus, oder umgehen Sie den Proxy (-BypassProxyServer).',
  },
}
