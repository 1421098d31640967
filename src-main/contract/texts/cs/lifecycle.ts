import type { lifecycleFailures } from '../../failures/lifecycle.ts'
import type { FailureText } from '../index.ts'

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
} satisfies Record<keyof typeof lifecycleFailures, FailureText>
