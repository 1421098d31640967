import type { certificateFailures } from '../../failures/certificate.ts'
import type { FailureText } from '../shape.ts'

export const certificate = {
  'certificate.unknown': {
    sentence: 'Certifikát s identifikátorem {{certificateId}} neexistuje.',
    next: 'Vyberte certifikát ze seznamu.',
  },
  'certificate.badValidity': {
    sentence:
      'Doba platnosti musí být nejméně jeden den a nejvýše {{yearsMax}} let a platnost kořenového certifikátu nesmí být u konce.',
    next: 'Zvolte jinou dobu nebo vytvořte nový kořenový certifikát.',
  },
  'certificate.unreadable': {
    sentence: 'Soubor {{file}} není certifikát nebo je poškozený ({{problem}}).',
    next: 'Vyberte soubor .cer, .crt nebo .pem; soubor se soukromým klíčem otevřete jako PFX.',
  },
  'certificate.wrongStore': {
    sentence: 'Certifikát pro {{name}} je v úložišti {{store}}, kde ho replika Hyper-V nehledá.',
    next: 'Importujte PFX do LocalMachine\\My, tedy do osobního úložiště místního počítače.',
  },
  'certificate.noPrivateKey': {
    sentence: 'K certifikátu pro {{name}} není na tomto hostiteli soukromý klíč.',
    next: 'Importujte soubor PFX místo souboru .cer.',
  },
  'certificate.keyNotRsa': {
    sentence: 'Klíč certifikátu pro {{name}} je druhu {{keyAlgorithm}}; replika Hyper-V potřebuje RSA.',
    next: 'Vydejte certifikát s klíčem RSA.',
  },
  'certificate.signatureKey': {
    sentence: 'Klíč certifikátu pro {{name}} smí jen podepisovat (AT_SIGNATURE), nikoli vyměňovat klíče.',
    next: 'Importujte PFX s AT_KEYEXCHANGE; soubory vytvořené zde to dělají samy.',
  },
  'certificate.chainIncomplete': {
    sentence:
      'Certifikát pro {{name}} nelze vysledovat ke kořenovému certifikátu, protože chybí jeho vystavitel „{{issuer}}“.',
    next: 'Na hostiteli, který to hlásí, importujte vystavitele do LocalMachine\\CA nebo jeho kořenový certifikát do LocalMachine\\Root.',
  },
  'certificate.issuerNoAuthority': {
    sentence: '„{{issuer}}“ vydal certifikát pro {{name}}, ale certifikáty vydávat nesmí.',
    next: 'Vydejte certifikát znovu ze správného kořenového certifikátu.',
  },
  'certificate.weakKey': {
    sentence: 'Klíč certifikátu pro {{name}} má jen {{keyBits}} bitů a Windows ho odmítají.',
    next: 'Vydejte ho znovu s klíčem RSA o délce aspoň 2048 bitů.',
  },
  'certificate.weakSignature': {
    sentence: 'Certifikát pro {{name}} je podepsán pomocí {{digest}}; takový podpis lze dnes padělat.',
    next: 'Vydejte ho znovu s SHA-256.',
  },
  'certificate.unknownCritical': {
    sentence: 'Certifikát pro {{name}} obsahuje kritické rozšíření, které Windows neznají: {{extensions}}.',
    next: 'Vydejte ho znovu bez tohoto rozšíření, nebo tak, aby nebylo kritické.',
  },
  'certificate.untrustedRoot': {
    sentence: 'Certifikát pro {{name}} pochází z kořenového certifikátu „{{root}}“, kterému tento hostitel nedůvěřuje.',
    next: 'Na hostiteli, který to hlásí, importujte kořenový certifikát do LocalMachine\\Root.',
  },
  'certificate.notYetValid': {
    sentence: 'Certifikát pro {{name}} podle hodin tohoto hostitele ještě neplatí.',
    next: 'Seřiďte hodiny hostitele nebo počkejte, až certifikát začne platit.',
  },
  'certificate.expired': {
    sentence: 'Platnost certifikátu pro {{name}} podle hodin tohoto hostitele skončila.',
    next: 'Obnovte certifikát a na každém hostiteli vyberte nový; pokud má ještě platit, zkontrolujte hodiny.',
  },
  'certificate.wrongUsage': {
    sentence: 'Certifikátu pro {{name}} chybí použití, které replika Hyper-V potřebuje: {{missing}}.',
    next: 'Vydejte ho znovu s ověřením serveru i klienta.',
  },
  'certificate.nameDiffers': {
    sentence: 'Certifikát je vydán pro {{name}}, ne pro {{expectedName}}.',
    next: 'Použijte název z certifikátu nebo vydejte certifikát pro {{expectedName}}.',
  },
  'certificate.nameNotPermitted': {
    sentence: 'Certifikát pro {{name}} uvádí {{outside}}, což „{{issuer}}“ nesmí certifikovat.',
    next: 'Vydejte ho od kořenového certifikátu bez omezení názvů, nebo od takového, který tento název povoluje.',
  },
  'certificate.revocationUnknown': {
    sentence:
      'Tento hostitel nezjistí, zda je certifikát pro {{name}} odvolaný: chybí seznam CRL vystavitele „{{issuer}}“.',
    next: 'Importujte seznam CRL příkazem „certutil -addstore -f CA“; vypnutí kontroly je až poslední možnost.',
  },
  'certificate.revocationOffline': {
    sentence:
      'Seznam CRL vystavitele „{{issuer}}“ je zastaralý nebo nedostupný, a proto je certifikát pro {{name}} odmítnut.',
    next: 'Podepište nový seznam CRL a na každém hostiteli ho importujte do LocalMachine\\CA, nebo znovu zpřístupněte distribuční bod.',
  },
  'certificate.revocationForeign': {
    sentence:
      'Seznam CRL nalezený pro {{name}} nepochází od kořenového certifikátu „{{issuer}}“, který certifikát vydal.',
    next: 'Uložte seznam CRL právě tohoto kořenového certifikátu tam, kde ho hostitelé hledají: do LocalMachine\\CA nebo na distribuční bod.',
  },
  'certificate.revocationScope': {
    sentence:
      'Seznam CRL vystavitele „{{issuer}}“ se netýká certifikátu pro {{name}}, takže nelze zjistit, zda je odvolaný.',
    next: 'Vydejte seznam CRL pro všechny certifikáty vystavitele, bez vydávajícího distribučního bodu.',
    cases: {
      param: 'scope',
      texts: {
        address: {
          sentence:
            'Seznam CRL vystavitele „{{issuer}}“ je určen pro jiné certifikáty: jeho vydávající distribuční bod uvádí jinou adresu než certifikát pro {{name}}.',
          next: 'Vydejte seznam CRL bez vydávajícího distribučního bodu, nebo uveďte stejnou adresu v certifikátech.',
        },
        kind: {
          sentence:
            'Seznam CRL vystavitele „{{issuer}}“ je určen pro jiný druh certifikátů, než je certifikát pro {{name}}.',
          next: 'Vydejte seznam CRL pro všechny certifikáty vystavitele, bez onlyContainsUserCerts a onlyContainsCACerts.',
        },
        someReasons: {
          sentence:
            'Seznam CRL vystavitele „{{issuer}}“ platí jen pro některé důvody, takže neříká, zda je certifikát pro {{name}} odvolaný.',
          next: 'Vydejte seznam CRL pro všechny důvody, bez onlySomeReasons.',
        },
        indirect: {
          sentence:
            'Seznam CRL vystavitele „{{issuer}}“ je nepřímý, takže neříká, zda je certifikát pro {{name}} odvolaný.',
          next: 'Vydejte seznam CRL, který vystavitel podepíše jen pro své vlastní certifikáty.',
        },
        delta: {
          sentence:
            'Seznam CRL vystavitele „{{issuer}}“ obsahuje jen změny, takže neříká, zda je certifikát pro {{name}} odvolaný.',
          next: 'Importujte základní seznam CRL; v názvu jeho souboru není znak plus.',
        },
        unknownCritical: {
          sentence:
            'Seznam CRL vystavitele „{{issuer}}“ obsahuje kritické rozšíření, které Windows neznají, a proto pro {{name}} neplatí.',
          next: 'Vydejte seznam CRL bez tohoto rozšíření.',
        },
      },
    },
  },
  'certificate.revoked': {
    sentence: 'Certifikát pro {{name}} byl odvolán ({{reason}}).',
    next: 'Vydejte pro tohoto hostitele nový certifikát, importujte ho a vyberte.',
  },
  'certificate.notIssuedHere': {
    sentence: 'Certifikát pro {{name}} nevydal žádný kořenový certifikát tohoto pracovního prostoru.',
    next: 'Vyberte certifikát hostitele vydaný zde; ostatní se odvolávají tam, kde vznikly.',
  },
  'certificate.alreadyRevoked': {
    sentence: 'Certifikát pro {{name}} je už odvolaný.',
    next: 'Pokud ho některý hostitel ještě přijímá, importujte na něm nejnovější seznam CRL.',
  },
  'certificate.alreadyRenewed': {
    sentence: 'Certifikát pro {{name}} už byl obnoven jako {{successor}}.',
    next: 'Obnovte místo něj {{successor}}.',
  },
  'certificate.keyRevoked': {
    sentence: 'Certifikát pro {{name}} je odvolaný, a jeho klíč by se proto neměl znovu použít.',
    next: 'Obnovte ho s novým klíčem.',
  },
  'certificate.tooManyNames': {
    sentence: 'Jeden certifikát může nést nejvýše {{namesMax}} názvů.',
    next: 'Vydejte pro každého hostitele vlastní certifikát, nebo cluster rozdělte.',
  },
  'certificate.sameFiles': {
    sentence: 'Dva z certifikátů jsou vydány pro {{name}} a jejich soubory by se navzájem přepsaly.',
    next: 'Exportujte je do různých složek; obvykle stačí ten novější.',
  },
  'certificate.keyElsewhere': {
    sentence: 'Soukromý klíč certifikátu pro {{name}} vznikl na hostiteli a tady není.',
    next: 'Přeneste balíček na tohoto hostitele, nebo tam vytvořte novou žádost; obnovení může klíč zachovat.',
  },
} satisfies Record<keyof typeof certificateFailures, FailureText>
