/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { steps as source } from '../en/steps.ts'

export const steps = {
  progress: 'Schritt {{step}} von {{total}}',
  addHost: 'Den ersten Host hinzufügen',
  addHostText: 'Der Host, auf dem Ihre virtuellen Computer heute laufen.',
  addHostDo: 'Host hinzufügen',
  addSecondHost: 'Den zweiten Host hinzufügen',
  addSecondHostText: 'Er hält die Replikate und übernimmt, wenn der erste ausfällt.',
  addSecondHostDo: 'Host hinzufügen',
  createRoot: 'Ein Stammzertifikat erstellen',
  createRootText: 'Beide Hosts vertrauen ihm; so kann jeder dem anderen beweisen, wer er ist.',
  createRootDo: 'Stammzertifikat erstellen...',
  issueCertificates: 'Für jeden Host ein Zertifikat ausstellen',
  issueCertificatesText: 'Jeder Host ist Client und Server und braucht sein eigenes Zertifikat.',
  issueCertificatesDo: 'Für Hosts ausstellen...',
  importCertificates: 'Die Zertifikate auf den Hosts importieren',
  importCertificatesText:
    'Das Zertifikat kommt nach „Eigene Zertifikate“, das Stammzertifikat zu den vertrauenswürdigen Stammzertifizierungsstellen, die Sperrliste zu den Zwischenzertifizierungsstellen.',
  importCertificatesDo: 'Auf Hosts importieren...',
  enableReplicaServer: 'Die Hosts als Replikatserver aktivieren',
  enableReplicaServerText:
    'Wählen Sie das Zertifikat und den Speicherort der Replikate, und öffnen Sie die Firewall für Port 443.',
  enableReplicaServerDo: 'Hyper-V-Einstellungen...',
  addVm: 'Einen virtuellen Computer erstellen',
  addVmText: 'Er läuft auf dem ersten Host und enthält eine Datei, deren Versionen zeigen, was ein Failover rettet.',
  addVmDo: 'Neuer virtueller Computer',
  enableReplication: 'Replikation aktivieren',
  enableReplicationText: 'Der Assistent ist der des Hyper-V-Managers, mit dessen Vorgaben.',
  enableReplicationDo: 'Replikation aktivieren...',
  waitForInitialReplication: 'Auf die erste Kopie warten',
  waitForInitialReplicationText:
    'Jeder Block wird einmal gesendet. Lassen Sie die virtuelle Zeit schneller laufen, oder springen Sie vor.',
  waitForInitialReplicationDo: 'Zum nächsten Ereignis springen',
  failOver: 'Failover ausführen',
  failOverText: 'Fahren Sie den virtuellen Computer herunter, und verlegen Sie ihn ohne Verlust auf den anderen Host.',
  failOverDo: 'Geplantes Failover...',
  setIpAndDns: 'IP-Adresse und DNS festlegen',
  setIpAndDnsText:
    'Am anderen Standort braucht der virtuelle Computer eine andere Adresse, und sein Name muss dorthin führen.',
  setIpAndDnsDo: 'Nach dem Failover...',
} satisfies Localized<typeof source, 'de'>
