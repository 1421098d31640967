import type { rootFailures } from '../../failures/root.ts'
import type { FailureText } from '../shape.ts'

export const root = {
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
  'root.notAuthority': {
    sentence:
      'Certifikát „{{name}}“ říká, že není certifikační autoritou (základní omezení, CA:FALSE), takže žádný certifikát pod ním by nebyl přijat.',
    next: 'Vyberte kořenový certifikát, nebo vytvořte nový.',
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
  'root.hasSuccessor': {
    sentence: 'Kořenový certifikát „{{root}}“ už má nástupce „{{successor}}“.',
    next: 'Nahraďte místo něj „{{successor}}“, nebo probíhající výměnu ukončete.',
  },
  'root.noSuccessor': {
    sentence: 'Kořenový certifikát „{{root}}“ nemá nástupce.',
    next: 'Nejprve zahajte výměnu tohoto kořenového certifikátu.',
  },
  'root.rollOverEnded': {
    sentence: 'Výměna kořenového certifikátu „{{root}}“ už byla ukončena.',
    next: 'Není třeba nic dělat; pokud je starý kořenový certifikát ještě na hostitelích, odeberte ho.',
  },
  'root.stillInUse': {
    sentence: 'Počet certifikátů kořenového certifikátu „{{root}}“, které se ještě používají: {{count}}.',
    next: 'Obnovte je a přeneste nové soubory na hostitele, nebo výměnu přesto ukončete.',
  },
  'template.unknown': {
    sentence: 'Kořenový certifikát „{{root}}“ nemá šablonu s názvem „{{template}}“.',
    next: 'Vyberte šablonu ze seznamu, nebo ji nejprve uložte.',
  },
} satisfies Record<keyof typeof rootFailures, FailureText>
