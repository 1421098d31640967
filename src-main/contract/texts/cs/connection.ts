import type { connectionFailures } from '../../failures/connection.ts'
import type { FailureText } from '../shape.ts'

export const connection = {
  'connection.nameNotResolved': {
    sentence:
      'Hyper-V se nemůže připojit k zadanému serveru repliky „{{server}}“: název nebo adresu serveru nelze na hostiteli {{client}} přeložit.',
    next: 'Přidejte do DNS záznam A pro {{server}}, nebo opravte název serveru repliky.',
  },
  'connection.timedOut': {
    sentence: '{{client}} se nemůže připojit k zadanému serveru repliky „{{server}}“: vypršel časový limit připojení.',
    next: 'Ověřte, zda má {{server}} napájení a zda k němu vede síťové připojení.',
  },
  'connection.firewallRuleDisabled': {
    sentence:
      'Se serverem repliky „{{server}}“ nelze navázat spojení, protože jeho brána firewall nepovoluje příchozí připojení na portu {{port}}.',
    next: 'Povolte na serveru {{server}} příchozí pravidlo {{rule}}.',
  },
  'connection.notReplicaServer': {
    sentence:
      'Se serverem „{{server}}“ nelze na portu {{port}} navázat spojení, protože není povolen jako server repliky.',
    next: 'Povolte {{server}} jako server repliky v nabídce Nastavení technologie Hyper-V > Konfigurace replikace.',
  },
  'connection.wrongPort': {
    sentence:
      'Se serverem repliky „{{server}}“ nelze navázat spojení: naslouchá na portu {{listenerPort}}, ne na {{port}}.',
    next: 'Jako port serveru repliky zadejte {{listenerPort}}.',
  },
  'connection.authenticationMismatch': {
    sentence: 'Server repliky „{{server}}“ nepodporuje zvolené schéma ověřování ({{authentication}}).',
    next: 'Zvolte typ ověřování, který {{server}} povoluje, nebo tam tento typ povolte.',
  },
  'connection.kerberosInWorkgroup': {
    sentence:
      'Server repliky „{{server}}“ se nepodařilo ověřit protokolem Kerberos: {{client}} a {{server}} nemají společnou důvěryhodnou doménu.',
    next: 'Zvolte ověřování pomocí certifikátů (HTTPS).',
  },
  'connection.spnMissing': {
    sentence:
      'Technologii Hyper-V se nepodařilo ověřit server repliky „{{server}}“ pomocí protokolu Kerberos: jeho hlavní název služby „Hyper-V Replica Service“ není zaregistrován.',
    next: 'Na serveru {{server}} restartujte službu Správa virtuálních počítačů Hyper-V (vmms), která název znovu zaregistruje.',
  },
  'connection.clockSkew': {
    sentence:
      'Technologii Hyper-V se nepodařilo ověřit server repliky „{{server}}“ pomocí protokolu Kerberos: hodiny hostitele {{host}} se liší o {{skewSeconds}} s.',
    next: 'Nastavte hodiny hostitele {{host}} správně; Kerberos dovoluje pět minut.',
  },
  'connection.proxyInPath': {
    sentence:
      'Hostitel {{client}} nemůže odesílat na server repliky „{{server}}“: popisovač je pro požadovanou operaci v nesprávném stavu, protože spojení prohlíží proxy server.',
    next: 'Vyjměte provoz mezi oběma hostiteli z prohlížení.',
  },
  'connection.proxyTimedOut': {
    sentence:
      'Hostitel {{client}} se nemůže připojit k zadanému serveru repliky „{{server}}“: vypršel časový limit na proxy serveru.',
    next: 'Ověřte, zda je proxy server správně nastaven, nebo ho obejděte (-BypassProxyServer).',
  },
  'connection.noClientCertificate': {
    sentence:
      'Je potřeba klientský certifikát, ale na hostiteli {{client}} není žádný vybrán, nebo už není v úložišti Osobní.',
    next: 'Importujte na hostiteli {{client}} certifikát s privátním klíčem a vyberte ho.',
    cases: {
      param: 'situation',
      texts: {
        missing: {
          sentence: 'Vybraný certifikát {{certificate}} není na hostiteli {{client}} v úložišti Osobní.',
          next: 'Vyberte certifikát, který je na hostiteli {{client}} v úložišti Osobní, nebo tento importujte znovu i s privátním klíčem.',
        },
        noPrivateKey: {
          sentence: 'Certifikát, kterým se má {{client}} prokázat, byl importován bez privátního klíče.',
          next: 'Importujte na hostiteli {{client}} soubor PFX, ne soubor .cer.',
        },
        exchanged: {
          sentence:
            'Replikace počítače „{{vm}}“ stále uvádí kryptografický otisk {{certificate}}, ale takový certifikát už na hostiteli {{client}} v úložišti Osobní není.',
          next: 'Vyberte nový certifikát pro každý virtuální počítač (Set-VMReplication -CertificateThumbprint) a obnovte replikaci.',
        },
      },
    },
  },
  'connection.serverCertificateMissing': {
    sentence:
      'Spojení se serverem {{server}} bylo neočekávaně ukončeno, protože certifikát jeho naslouchacího procesu už není v úložišti Osobní.',
    next: 'Importujte na serveru {{server}} certifikát a vyberte ho v nabídce Nastavení technologie Hyper-V > Konfigurace replikace.',
  },
  'connection.certificateRefused': {
    sentence: '{{judge}} odmítá certifikát hostitele {{owner}} ({{reason}}).',
    next: 'Vydejte pro {{owner}} certifikát, který pravidlo ({{rule}}) splňuje, importujte ho a zkuste to znovu.',
    cases: {
      param: 'reason',
      texts: {
        'certificate.wrongStore': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: není v úložišti Osobní místního počítače.',
          next: 'Importujte soubor PFX na hostiteli {{owner}} do úložiště Osobní místního počítače.',
        },
        'certificate.noPrivateKey': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: byl importován bez privátního klíče.',
          next: 'Importujte na hostiteli {{owner}} soubor PFX, ne soubor .cer.',
        },
        'certificate.keyNotRsa': {
          sentence: '{{owner}} nemůže svůj certifikát použít: klíč není klíč RSA.',
          next: 'Vydejte pro {{owner}} certifikát s klíčem RSA.',
        },
        'certificate.signatureKey': {
          sentence:
            '{{owner}} nemůže svůj certifikát použít: jeho klíč smí jen podepisovat, je však potřeba výměna klíčů.',
          next: 'Importujte soubor PFX na hostiteli {{owner}} znovu s klíčem pro výměnu klíčů (AT_KEYEXCHANGE).',
        },
        'certificate.chainIncomplete': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: chybí vystavitel v jeho řetězu.',
          next: 'Importujte chybějícího vystavitele na hostiteli {{judge}} do úložiště Zprostředkující certifikační autority.',
        },
        'certificate.issuerNoAuthority': {
          sentence:
            '{{judge}} odmítá certifikát hostitele {{owner}}: vystavitel v jeho řetězu nesmí podepisovat certifikáty.',
          next: 'Vydejte certifikát pro {{owner}} znovu od správného kořenového certifikátu.',
        },
        'certificate.weakKey': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: některý klíč řetězu je kratší než 1024 bitů.',
          next: 'Vydejte kořenový certifikát i certifikát znovu s klíči dlouhými aspoň 2048 bitů.',
        },
        'certificate.weakSignature': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: podpis v jeho řetězu lze dnes padělat.',
          next: 'Vydejte certifikát pro {{owner}} znovu s SHA-256.',
        },
        'certificate.unknownCritical': {
          sentence:
            '{{judge}} odmítá certifikát hostitele {{owner}}: jeho řetěz obsahuje kritické rozšíření, které Windows neznají.',
          next: 'Vydejte certifikát pro {{owner}} znovu bez tohoto rozšíření.',
        },
        'certificate.untrustedRoot': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: jeho kořenový certifikát tam není důvěryhodný.',
          next: 'Importujte kořenový certifikát na hostiteli {{judge}} do úložiště Důvěryhodné kořenové certifikační autority.',
        },
        'certificate.notYetValid': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: podle hodin hostitele {{judge}} ještě neplatí.',
          next: 'Nastavte správně hodiny obou hostitelů, nebo počkejte, až certifikát začne platit.',
        },
        'certificate.expired': {
          sentence:
            '{{judge}} odmítá certifikát hostitele {{owner}}: podle hodin hostitele {{judge}} jeho platnost skončila.',
          next: 'Vydejte pro {{owner}} nový certifikát, importujte ho a vyberte ho na serveru i u každého virtuálního počítače.',
        },
        'certificate.wrongUsage': {
          sentence:
            '{{judge}} odmítá certifikát hostitele {{owner}}: chybí ověření klienta, ověření serveru nebo použití klíče.',
          next: 'Vydejte pro {{owner}} certifikát s oběma účely.',
        },
        'certificate.nameDiffers': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: nese jiný název, než jaký se používá.',
          next: 'Jako server repliky zadejte plně kvalifikovaný název, nebo vydejte certifikát pro používaný název.',
        },
        'certificate.nameNotPermitted': {
          sentence:
            '{{judge}} odmítá certifikát hostitele {{owner}}: jeho kořenový certifikát jeden z názvů nepovoluje.',
          next: 'Vydejte pro {{owner}} certifikát od kořenového certifikátu, který jeho názvy povoluje.',
        },
        'certificate.revocationUnknown': {
          sentence: '{{judge}} nemůže zkontrolovat odvolání certifikátu hostitele {{owner}}: nemá žádný seznam CRL.',
          next: 'Importujte seznam CRL na hostiteli {{judge}}, nebo tam nastavte DisableCertRevocationCheck.',
        },
        'certificate.revocationOffline': {
          sentence:
            '{{judge}} nemůže zkontrolovat odvolání certifikátu hostitele {{owner}}: platnost seznamu CRL skončila nebo ho nelze stáhnout.',
          next: 'Vydejte nový seznam CRL a importujte ho na hostiteli {{judge}}, nebo znovu zpřístupněte distribuční bod.',
        },
        'certificate.revocationForeign': {
          sentence: '{{judge}} při kontrole certifikátu hostitele {{owner}} nalézá seznam CRL jiného vystavitele.',
          next: 'Importujte na hostiteli {{judge}} seznam CRL správného kořenového certifikátu do LocalMachine\\CA, nebo ho uložte na distribuční bod.',
        },
        'certificate.revocationScope': {
          sentence:
            '{{judge}} nemůže zkontrolovat odvolání certifikátu hostitele {{owner}}: seznam CRL, který má, je určen pro jiné certifikáty.',
          next: 'Vydejte seznam CRL pro všechny certifikáty vystavitele, bez vydávajícího distribučního bodu, a importujte ho na hostiteli {{judge}}.',
        },
        'certificate.revoked': {
          sentence: '{{judge}} odmítá certifikát hostitele {{owner}}: byl odvolán.',
          next: 'Vydejte pro {{owner}} nový certifikát a importujte ho.',
        },
      },
    },
  },
  'connection.notAuthorized': {
    sentence: '{{server}} nepovoluje replikaci z hostitele {{client}}.',
    next: 'Přidejte na serveru {{server}} položku autorizace pro {{client}}, nebo povolte libovolný ověřený server.',
  },
  'connection.trustGroupMismatch': {
    sentence:
      '{{server}} povoluje hostitele {{client}} ve skupině důvěryhodnosti {{trustGroup}}, ale replika patří do jiné.',
    next: 'Nastavte oběma položkám autorizace na serveru {{server}} stejnou skupinu důvěryhodnosti.',
  },
  'connection.engineDisagrees': {
    sentence: 'Posudek certifikátů ({{verdict}}) a názor implementace TLS ({{engine}}) se liší.',
    next: 'Nahlaste to s certifikáty, ale bez jejich klíčů: je to chyba aplikace Understudy.',
  },
} satisfies Record<keyof typeof connectionFailures, FailureText>
