import type { connectionFailures } from '../../failures/connection.ts'
import type { FailureText } from '../shape.ts'

export const connection = {
  'connection.nameNotResolved': {
    sentence:
      'Hyper-V kann keine Verbindung mit dem angegebenen Replikatserver „{{server}}“ herstellen: der Servername oder die Adresse konnte auf {{client}} nicht aufgelöst werden.',
    next: 'Legen Sie im DNS einen A-Eintrag für {{server}} an, oder berichtigen Sie den Namen des Replikatservers.',
  },
  'connection.timedOut': {
    sentence:
      '{{client}} kann keine Verbindung mit dem angegebenen Replikatserver „{{server}}“ herstellen: Zeitüberschreitung der Verbindung.',
    next: 'Prüfen Sie, ob {{server}} Strom hat und ob eine Netzwerkverbindung dorthin besteht.',
  },
  'connection.firewallRuleDisabled': {
    sentence:
      'Mit dem Replikatserver „{{server}}“ konnte keine Verbindung hergestellt werden, weil seine Firewall eingehende Verbindungen an Port {{port}} nicht zulässt.',
    next: 'Aktivieren Sie auf {{server}} die eingehende Regel {{rule}}.',
  },
  'connection.notReplicaServer': {
    sentence:
      'Mit dem Server „{{server}}“ konnte an Port {{port}} keine Verbindung hergestellt werden, weil er nicht als Replikatserver aktiviert ist.',
    next: 'Aktivieren Sie {{server}} unter Hyper-V-Einstellungen > Replikationskonfiguration als Replikatserver.',
  },
  'connection.wrongPort': {
    sentence:
      'Mit dem Replikatserver „{{server}}“ konnte keine Verbindung hergestellt werden: er lauscht an Port {{listenerPort}}, nicht an {{port}}.',
    next: 'Geben Sie {{listenerPort}} als Port des Replikatservers ein.',
  },
  'connection.authenticationMismatch': {
    sentence:
      'Der Replikatserver „{{server}}“ unterstützt das gewählte Authentifizierungsschema nicht ({{authentication}}).',
    next: 'Wählen Sie den Authentifizierungstyp, den {{server}} zulässt, oder lassen Sie diesen dort zu.',
  },
  'connection.kerberosInWorkgroup': {
    sentence:
      'Hyper-V konnte den Replikatserver „{{server}}“ nicht mit Kerberos authentifizieren: {{client}} und {{server}} haben keine gemeinsame vertrauenswürdige Domäne.',
    next: 'Wählen Sie die zertifikatbasierte Authentifizierung (HTTPS).',
  },
  'connection.spnMissing': {
    sentence:
      'Hyper-V konnte den Replikatserver „{{server}}“ nicht mit Kerberos authentifizieren: Sein Dienstprinzipalname „Hyper-V Replica Service“ ist nicht registriert.',
    next: 'Starten Sie auf {{server}} den Dienst Hyper-V-Verwaltung für virtuelle Computer (vmms) neu, der den Namen wieder registriert.',
  },
  'connection.clockSkew': {
    sentence:
      'Hyper-V konnte den Replikatserver „{{server}}“ nicht mit Kerberos authentifizieren: Die Uhr von {{host}} weicht um {{skewSeconds}} Sekunden ab.',
    next: 'Stellen Sie die Uhr von {{host}} richtig; Kerberos erlaubt fünf Minuten.',
  },
  'connection.proxyInPath': {
    sentence:
      '{{client}} kann nicht an den Replikatserver „{{server}}“ senden: Das Handle hat den falschen Status für den angeforderten Vorgang, weil ein Proxy die Verbindung untersucht.',
    next: 'Nehmen Sie den Datenverkehr zwischen beiden Hosts von der Untersuchung aus.',
  },
  'connection.proxyTimedOut': {
    sentence:
      '{{client}} kann keine Verbindung mit dem angegebenen Replikatserver „{{server}}“ herstellen: Zeitüberschreitung am Proxy.',
    next: 'Prüfen Sie, ob die Proxyeinstellungen richtig sind, oder umgehen Sie den Proxy (-BypassProxyServer).',
  },
  'connection.noClientCertificate': {
    sentence:
      'Ein Clientzertifikat wird benötigt, aber auf {{client}} ist keines gewählt, oder es ist nicht mehr im Speicher „Eigene Zertifikate“.',
    next: 'Importieren Sie auf {{client}} ein Zertifikat mit privatem Schlüssel, und wählen Sie es aus.',
    cases: {
      param: 'situation',
      texts: {
        missing: {
          sentence:
            'Das gewählte Zertifikat {{certificate}} ist auf {{client}} nicht im Speicher „Eigene Zertifikate“.',
          next: 'Wählen Sie auf {{client}} ein Zertifikat aus „Eigene Zertifikate“, oder importieren Sie dieses noch einmal mit privatem Schlüssel.',
        },
        noPrivateKey: {
          sentence: 'Das Zertifikat, das {{client}} vorzeigen soll, wurde ohne privaten Schlüssel importiert.',
          next: 'Importieren Sie auf {{client}} die PFX-Datei, nicht die .cer-Datei.',
        },
        exchanged: {
          sentence:
            'Die Replikation von „{{vm}}“ nennt noch den Fingerabdruck {{certificate}}, aber auf {{client}} ist kein solches Zertifikat mehr im Speicher „Eigene Zertifikate“.',
          next: 'Wählen Sie das neue Zertifikat für jeden virtuellen Computer (Set-VMReplication -CertificateThumbprint), und setzen Sie die Replikation fort.',
        },
      },
    },
  },
  'connection.serverCertificateMissing': {
    sentence:
      'Die Verbindung mit {{server}} wurde nicht ordnungsgemäß beendet, weil das Zertifikat des Listeners nicht mehr im Speicher „Eigene Zertifikate“ ist.',
    next: 'Importieren Sie auf {{server}} ein Zertifikat, und wählen Sie es unter Hyper-V-Einstellungen > Replikationskonfiguration aus.',
  },
  'connection.certificateRefused': {
    sentence: '{{judge}} lehnt das Zertifikat von {{owner}} ab ({{reason}}).',
    next: 'Stellen Sie für {{owner}} ein Zertifikat aus, das die Regel ({{rule}}) erfüllt, importieren Sie es, und versuchen Sie es noch einmal.',
    cases: {
      param: 'reason',
      texts: {
        'certificate.wrongStore': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: es ist nicht im Speicher „Eigene Zertifikate“ des lokalen Computers.',
          next: 'Importieren Sie die PFX-Datei auf {{owner}} in „Eigene Zertifikate“ des lokalen Computers.',
        },
        'certificate.noPrivateKey': {
          sentence: '{{judge}} lehnt das Zertifikat von {{owner}} ab: es wurde ohne privaten Schlüssel importiert.',
          next: 'Importieren Sie auf {{owner}} die PFX-Datei, nicht die .cer-Datei.',
        },
        'certificate.keyNotRsa': {
          sentence: '{{owner}} kann sein Zertifikat nicht verwenden: Der Schlüssel ist kein RSA-Schlüssel.',
          next: 'Stellen Sie für {{owner}} ein Zertifikat mit RSA-Schlüssel aus.',
        },
        'certificate.signatureKey': {
          sentence:
            '{{owner}} kann sein Zertifikat nicht verwenden: Der Schlüssel darf nur signieren, nötig ist aber Schlüsselaustausch.',
          next: 'Importieren Sie die PFX-Datei auf {{owner}} noch einmal mit einem Schlüssel für den Schlüsselaustausch (AT_KEYEXCHANGE).',
        },
        'certificate.chainIncomplete': {
          sentence: '{{judge}} lehnt das Zertifikat von {{owner}} ab: ein Aussteller der Kette ist nicht vorhanden.',
          next: 'Importieren Sie den fehlenden Aussteller auf {{judge}} in „Zwischenzertifizierungsstellen“.',
        },
        'certificate.issuerNoAuthority': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: ein Aussteller der Kette darf keine Zertifikate signieren.',
          next: 'Stellen Sie das Zertifikat von {{owner}} neu aus, mit einem richtigen Stammzertifikat.',
        },
        'certificate.weakKey': {
          sentence: '{{judge}} lehnt das Zertifikat von {{owner}} ab: ein Schlüssel der Kette ist kürzer als 1024 Bit.',
          next: 'Stellen Sie Stammzertifikat und Zertifikat mit Schlüsseln von mindestens 2048 Bit neu aus.',
        },
        'certificate.weakSignature': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: Eine Signatur der Kette lässt sich heute fälschen.',
          next: 'Stellen Sie das Zertifikat von {{owner}} mit SHA-256 neu aus.',
        },
        'certificate.unknownCritical': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: Die Kette hat eine kritische Erweiterung, die Windows nicht kennt.',
          next: 'Stellen Sie das Zertifikat von {{owner}} ohne diese Erweiterung neu aus.',
        },
        'certificate.untrustedRoot': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: sein Stammzertifikat ist dort nicht vertrauenswürdig.',
          next: 'Importieren Sie das Stammzertifikat auf {{judge}} in „Vertrauenswürdige Stammzertifizierungsstellen“.',
        },
        'certificate.notYetValid': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: nach der Uhr von {{judge}} ist es noch nicht gültig.',
          next: 'Stellen Sie die Uhren beider Hosts richtig, oder warten Sie, bis das Zertifikat gültig wird.',
        },
        'certificate.expired': {
          sentence: '{{judge}} lehnt das Zertifikat von {{owner}} ab: nach der Uhr von {{judge}} ist es abgelaufen.',
          next: 'Stellen Sie für {{owner}} ein neues Zertifikat aus, importieren Sie es, und wählen Sie es am Server und bei jedem virtuellen Computer aus.',
        },
        'certificate.wrongUsage': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: Clientauthentifizierung, Serverauthentifizierung oder eine Schlüsselverwendung fehlt.',
          next: 'Stellen Sie für {{owner}} ein Zertifikat mit beiden Zwecken aus.',
        },
        'certificate.nameDiffers': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: es trägt einen anderen Namen als den verwendeten.',
          next: 'Geben Sie als Replikatserver den FQDN ein, oder stellen Sie ein Zertifikat für den verwendeten Namen aus.',
        },
        'certificate.nameNotPermitted': {
          sentence:
            '{{judge}} lehnt das Zertifikat von {{owner}} ab: Sein Stammzertifikat lässt einen der Namen nicht zu.',
          next: 'Stellen Sie für {{owner}} ein Zertifikat von einem Stammzertifikat aus, das seine Namen zulässt.',
        },
        'certificate.revocationUnknown': {
          sentence:
            '{{judge}} kann die Sperrung des Zertifikats von {{owner}} nicht prüfen: keine Sperrliste ist vorhanden.',
          next: 'Importieren Sie die Sperrliste auf {{judge}}, oder setzen Sie dort DisableCertRevocationCheck.',
        },
        'certificate.revocationOffline': {
          sentence:
            '{{judge}} kann die Sperrung des Zertifikats von {{owner}} nicht prüfen: die Sperrliste ist abgelaufen oder nicht abrufbar.',
          next: 'Veröffentlichen Sie eine neue Sperrliste und importieren Sie sie auf {{judge}}, oder machen Sie den Verteilungspunkt wieder erreichbar.',
        },
        'certificate.revocationForeign': {
          sentence:
            '{{judge}} findet beim Prüfen des Zertifikats von {{owner}} die Sperrliste eines anderen Ausstellers.',
          next: 'Importieren Sie auf {{judge}} die Sperrliste des richtigen Stammzertifikats nach LocalMachine\\CA, oder legen Sie sie am Verteilungspunkt ab.',
        },
        'certificate.revocationScope': {
          sentence:
            '{{judge}} kann die Sperrung des Zertifikats von {{owner}} nicht prüfen: Die vorhandene Sperrliste ist für andere Zertifikate bestimmt.',
          next: 'Veröffentlichen Sie eine Sperrliste für alle Zertifikate des Ausstellers, ohne ausstellenden Verteilungspunkt, und importieren Sie sie auf {{judge}}.',
        },
        'certificate.revoked': {
          sentence: '{{judge}} lehnt das Zertifikat von {{owner}} ab: es wurde gesperrt.',
          next: 'Stellen Sie für {{owner}} ein neues Zertifikat aus, und importieren Sie es.',
        },
      },
    },
  },
  'connection.notAuthorized': {
    sentence: '{{server}} lässt die Replikation von {{client}} nicht zu.',
    next: 'Fügen Sie auf {{server}} einen Autorisierungseintrag für {{client}} hinzu, oder lassen Sie jeden authentifizierten Server zu.',
  },
  'connection.trustGroupMismatch': {
    sentence:
      '{{server}} lässt {{client}} in der Vertrauensgruppe {{trustGroup}} zu, das Replikat gehört aber zu einer anderen.',
    next: 'Geben Sie beiden Autorisierungseinträgen auf {{server}} dieselbe Vertrauensgruppe.',
  },
  'connection.engineDisagrees': {
    sentence:
      'Das Urteil über die Zertifikate ({{verdict}}) und die Meinung der TLS-Implementierung ({{engine}}) gehen auseinander.',
    next: 'Melden Sie das mit den Zertifikaten, aber ohne deren Schlüssel: es ist ein Fehler von Understudy.',
  },
} satisfies Record<keyof typeof connectionFailures, FailureText>
