import type { lifecycleFailures } from '../../failures/lifecycle.ts'
import type { FailureText } from '../shape.ts'

export const lifecycle = {
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
  'root.mayNotSignCrl': {
    sentence:
      'Kořenový certifikát „{{root}}“ nesmí podepisovat seznamy CRL, protože v jeho použití klíče chybí cRLSign.',
    next: 'Vydejte kořenový certifikát znovu se stejným klíčem a správnými rozšířeními, nebo použijte certifikát vytvořený zde.',
  },
  'root.noKey': {
    sentence: 'Z kořenového certifikátu „{{root}}“ je tu jen certifikát, ne jeho klíč.',
    next: 'Použijte pracovní prostor, ve kterém klíč je.',
  },
  'root.sheetUnreadable': {
    sentence: 'List pro obnovu nelze přečíst ({{problem}}).',
    next: 'Porovnejte řádek s vytištěným listem; každý řádek končí čtyřmi kontrolními znaky.',
  },
  'root.keyDiffers': {
    sentence: 'Soukromý klíč v souboru {{file}} k certifikátu nepatří.',
    next: 'Vyberte klíč, se kterým byl certifikát vytvořen.',
  },
  'audit.broken': {
    sentence: 'Auditní záznam byl změněn: {{entry}} nenavazuje na to, co je před ním.',
    next: 'Porovnejte pracovní prostor se zálohou a zjistěte, kdo měl k souboru přístup.',
  },
  'passphrase.missing': {
    sentence: 'Je potřeba přístupová fráze a není tu terminál, na kterém by se dala zadat.',
    next: 'Uveďte soubor volbou --passphrase-file, nebo frázi předejte na standardní vstup volbou --passphrase-file -.',
  },
  'name.duplicate': {
    sentence: 'Název {{name}} je v seznamu dvakrát.',
    next: 'Není třeba nic dělat; stačí jeden certifikát.',
  },
  'certificate.tooManyNames': {
    sentence: 'Jeden certifikát může nést nejvýše {{namesMax}} názvů.',
    next: 'Vydejte pro každého hostitele vlastní certifikát, nebo cluster rozdělte.',
  },
  'certificate.sameFiles': {
    sentence: 'Dva z certifikátů jsou vydány pro {{name}} a jejich soubory by se navzájem přepsaly.',
    next: 'Exportujte je do různých složek; obvykle stačí ten novější.',
  },
  'key.unreadable': {
    sentence: 'V souboru {{file}} není čitelný soukromý klíč ({{problem}}).',
    next: 'Vyberte klíč RSA k certifikátu, ve formátu PEM nebo DER.',
  },
  'key.wrongPassphrase': {
    sentence: 'Přístupová fráze neotevírá soukromý klíč v souboru {{file}}.',
    next: 'Zadejte přístupovou frázi znovu.',
  },
  'rootWeakness.noBasicConstraints': {
    sentence: 'Kořenový certifikát neuvádí, že je certifikační autoritou.',
    next: 'Windows ho přijmou, jiné programy možná ne. Vydejte ho znovu se stejným klíčem a správnými rozšířeními.',
  },
  'rootWeakness.noKeyCertSign': {
    sentence: 'Použití klíče kořenového certifikátu nedovoluje podepisovat certifikáty.',
    next: 'Jeho certifikáty budou odmítány; vydejte ho znovu se stejným klíčem a správnými rozšířeními.',
  },
  'rootWeakness.noCrlSign': {
    sentence: 'Použití klíče kořenového certifikátu nedovoluje podepisovat seznamy CRL.',
    next: 'Vydejte ho znovu se stejným klíčem a správnými rozšířeními; jinak je nutné na hostitelích vypnout kontrolu odvolání.',
  },
  'rootWeakness.weakSignature': {
    sentence: 'Kořenový certifikát je podepsán pomocí MD5 nebo SHA-1.',
    next: 'Podpis důvěryhodného kořene se neověřuje, přesto ho při příležitosti vydejte znovu se stejným klíčem.',
  },
  'rootWeakness.shortKey': {
    sentence: 'Klíč kořenového certifikátu má méně než 2048 bitů.',
    next: 'To napraví jen nový kořenový certifikát: přejděte na něj. Windows odmítají klíče kratší než 1024 bitů.',
  },
  'rootWeakness.noSubjectKeyId': {
    sentence: 'Kořenový certifikát nemá identifikátor klíče.',
    next: 'Jeho certifikátům chybí identifikátor klíče vystavitele; funguje to, dokud je název jedinečný.',
  },
  'rootWeakness.notSelfSigned': {
    sentence: 'Autoritu vystavila jiná autorita.',
    next: 'Na každém hostiteli importujte její kořenový certifikát do LocalMachine\\Root a tento certifikát do LocalMachine\\CA.',
  },
  'rootWeakness.expired': {
    sentence: 'Platnost kořenového certifikátu skončila.',
    next: 'Vydejte ho znovu se stejným klíčem, nebo vytvořte nový; z tohoto už nelze nic vydat.',
  },
} satisfies Record<keyof typeof lifecycleFailures, FailureText>
