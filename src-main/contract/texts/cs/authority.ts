import type { authorityFailures } from '../../failures/authority.ts'
import type { FailureText } from '../shape.ts'

export const authority = {
  'name.empty': { sentence: 'Chybí název.', next: 'Zadejte název.' },
  'name.hasSpace': {
    sentence: 'Název „{{name}}“ obsahuje mezeru.',
    next: 'Zadejte FQDN bez mezer, například hv01.lab.example.',
  },
  'name.badCharacter': {
    sentence: 'Název „{{name}}“ obsahuje „{{character}}“, což v názvech hostitelů není povoleno.',
    next: 'Použijte jen písmena, číslice a spojovníky.',
  },
  'name.labelTooLong': {
    sentence: 'Část „{{label}}“ názvu „{{name}}“ má {{length}} znaků; povoleno je nejvýše 63.',
    next: 'Zkraťte část mezi tečkami.',
  },
  'name.tooLong': {
    sentence: 'Název „{{name}}“ má {{length}} znaků; povoleno je nejvýše 253.',
    next: 'Použijte kratší příponu DNS nebo kratší název hostitele.',
  },
  'name.emptyLabel': {
    sentence: 'V názvu „{{name}}“ není před tečkou nic.',
    next: 'Odstraňte přebytečnou tečku nebo doplňte chybějící část.',
  },
  'name.notQualified': {
    sentence: 'Název „{{name}}“ nemá příponu DNS, a není to tedy FQDN.',
    next: 'Doplňte příponu, například {{name}}.lab.example; hostitel v pracovní skupině potřebuje vlastní primární příponu DNS.',
  },
  'name.isAddress': {
    sentence: '„{{name}}“ je IP adresa; certifikáty pro repliku Hyper-V se vydávají na názvy.',
    next: 'Zadejte FQDN hostitele.',
  },
  'name.badHyphen': {
    sentence: 'Část „{{label}}“ názvu „{{name}}“ začíná nebo končí spojovníkem.',
    next: 'Odstraňte spojovník na okraji.',
  },
  'root.unknown': {
    sentence: 'Kořenový certifikát s identifikátorem {{rootId}} neexistuje.',
    next: 'Vyberte kořenový certifikát ze seznamu.',
  },
  'root.duplicateName': {
    sentence: 'Kořenový certifikát s názvem „{{name}}“ už existuje.',
    next: 'Zvolte jiný název nebo použijte stávající kořenový certifikát.',
  },
  'root.nameTooLong': {
    sentence: 'Název „{{name}}“ je pro kořenový certifikát příliš dlouhý; povoleno je nejvýše {{lengthMax}} znaků.',
    next: 'Zvolte kratší název.',
  },
  'root.locked': {
    sentence: 'Klíč kořenového certifikátu „{{root}}“ je uzamčený.',
    next: 'Odemkněte ho heslovou frází a zkuste to znovu.',
  },
  'root.wrongPassphrase': {
    sentence: 'Heslová fráze neotevírá klíč kořenového certifikátu „{{root}}“.',
    next: 'Zadejte heslovou frázi znovu; zkontrolujte Caps Lock a rozložení klávesnice.',
  },
  'root.keyUnreadable': {
    sentence: 'Uložený klíč kořenového certifikátu „{{root}}“ je poškozený ({{problem}}).',
    next: 'Obnovte pracovní prostor ze zálohy.',
  },
  'root.passphraseTooShort': {
    sentence: 'Heslová fráze je příliš krátká; potřebuje alespoň {{lengthMin}} znaků.',
    next: 'Zvolte delší heslovou frázi; několik slov se dobře pamatuje.',
  },
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
  'certificate.revoked': {
    sentence: 'Certifikát pro {{name}} byl odvolán ({{reason}}).',
    next: 'Vydejte pro tohoto hostitele nový certifikát, importujte ho a vyberte.',
  },
  'pfx.wrongPassword': {
    sentence: 'Heslo k souboru {{file}} nesouhlasí.',
    next: 'Zadejte heslo znovu. Ve Windows před Serverem 2019 použijte soubor „compat“: druhý soubor hlásí totéž.',
  },
  'pfx.unreadable': {
    sentence: 'Soubor {{file}} není PFX nebo je poškozený ({{problem}}).',
    next: 'Exportujte soubor znovu.',
  },
  'pfx.tooManyIterations': {
    sentence: 'Soubor {{file}} vyžaduje {{iterations}} iterací; Windows přijmou nejvýše {{iterationsMax}}.',
    next: 'Exportujte soubor znovu s menším počtem iterací.',
  },
  'pfx.badPassword': {
    sentence: 'Heslo souboru PFX nesmí být prázdné a smí obsahovat jen znaky ASCII, tedy žádnou diakritiku.',
    next: 'Použijte navržené heslo.',
  },
  'pfx.noPrivateKey': {
    sentence: 'Soubor {{file}} neobsahuje soukromý klíč.',
    next: 'Exportujte certifikát i se soukromým klíčem.',
  },
  'pfx.notFound': {
    sentence: 'Soubor {{path}}, který byl na hostiteli importován, už na svém místě není.',
    next: 'Vraťte ho zpět, nebo ho znovu exportujte a importujte.',
  },
  'pfx.passwordUnknown': {
    sentence: 'Heslo k souboru {{path}} už není známé.',
    next: 'Zadejte heslo nebo certifikát znovu exportujte.',
  },
  'crl.unreadable': {
    sentence: 'Soubor {{file}} není seznam CRL nebo je poškozený ({{problem}}).',
    next: 'Exportujte seznam CRL znovu.',
  },
  'crl.foreign': {
    sentence: 'Seznam CRL je od vystavitele „{{issuer}}“ a nepodepsal jej žádný certifikát v tomto pracovním prostoru.',
    next: 'Vyberte seznam CRL certifikační autority, která je zde známá, nebo nejprve importujte její certifikát na hostiteli.',
  },
} satisfies Record<keyof typeof authorityFailures, FailureText>
