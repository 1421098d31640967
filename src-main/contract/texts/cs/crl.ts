import type { crlFailures } from '../../failures/crl.ts'
import type { FailureText } from '../shape.ts'

export const crl = {
  'crl.unreadable': {
    sentence: 'Soubor {{file}} není seznam CRL nebo je poškozený ({{problem}}).',
    next: 'Exportujte seznam CRL znovu.',
  },
  'crl.foreign': {
    sentence: 'Seznam CRL je od vystavitele „{{issuer}}“ a nepodepsal jej žádný certifikát v tomto pracovním prostoru.',
    next: 'Vyberte seznam CRL certifikační autority, která je zde známá, nebo nejprve importujte její certifikát na hostiteli.',
  },
  'crl.signatureUnknown': {
    sentence: 'Podpis seznamu CRL vystavitele „{{issuer}}“ nelze ověřit: {{algorithm}}.',
    next: 'Nechte seznam CRL podepsat jeho autoritou pomocí RSA a SHA-256.',
  },
  'crl.negativeNumber': {
    sentence: 'Seznam CRL vystavitele „{{issuer}}“ má číslo {{crlNumber}}; záporná čísla nejsou přípustná.',
    next: 'Nechte jeho autoritu podepsat seznam CRL s číslem 1 nebo vyšším a použijte ten.',
  },
  'crl.badPublishDays': {
    sentence: 'Po seznamu CRL s platností {{validDays}} dnů nemůže další následovat až za {{publishDays}} dnů.',
    next: 'Zvolte méně dnů do dalšího seznamu CRL, například třetinu doby platnosti.',
  },
  'crl.noDistributionPoint': {
    sentence: 'Kořenový certifikát "{{root}}" nemá distribuční bod seznamu CRL.',
    next: 'Nejprve nastavte adresu URL seznamu CRL, nebo seznam importujte na každém hostiteli jako soubor.',
  },
  'crl.none': {
    sentence: 'Kořenový certifikát "{{root}}" zatím žádný seznam CRL nepodepsal.',
    next: 'Odemkněte kořenový certifikát a vydejte seznam CRL.',
  },
  'crl.isDelta': {
    sentence: 'Seznam CRL vystavitele „{{issuer}}“ je rozdílový: obsahuje jen změny od jiného seznamu.',
    next: 'Použijte základní seznam CRL; jeho název souboru neobsahuje znak plus.',
  },
  'crl.numberTooLarge': {
    sentence: 'Seznam CRL vystavitele „{{issuer}}“ má číslo {{crlNumber}}, za kterým už nelze pokračovat v číslování.',
    next: 'Přejděte na nový kořenový certifikát; jeho seznamy CRL začínají číslem 1.',
  },
  'crl.serverRuns': {
    sentence: 'Seznamy CRL se už nabízejí na portu {{port}}.',
    next: 'Chcete-li jiný port, nejprve tento server zastavte.',
  },
  'crl.portBusy': {
    sentence: 'Na portu {{port}} nelze seznamy CRL nabízet: je obsazený nebo není povolený.',
    next: 'Zvolte jiný port, nebo nechte volbu na systému.',
  },
  'crlUrl.notHttp': {
    sentence: '"{{url}}" není adresa URL, která začíná http://.',
    next: 'Použijte prosté http; seznam CRL je podepsaný a https by muselo ověřit odvolání dřív, než je seznam k dispozici.',
  },
  'crlUrl.hasExtra': {
    sentence: 'Adresa URL "{{url}}" obsahuje "{{extra}}", což hostitelé nesmějí odesílat ani uchovávat.',
    next: 'Použijte prostou adresu URL bez uživatele, dotazu (?) a fragmentu (#).',
  },
  'crlUrl.badPath': {
    sentence: 'Adresa URL "{{url}}" neurčuje soubor .crl zapsaný prostými znaky.',
    next: 'Použijte písmena, číslice, spojovníky, tečky a lomítka, například http://pki.lab.example/root.crl.',
  },
  'crlUrl.tooLong': {
    sentence: 'Adresa URL je delší než {{lengthMax}} znaků.',
    next: 'Použijte kratší cestu.',
  },
} satisfies Record<keyof typeof crlFailures, FailureText>
