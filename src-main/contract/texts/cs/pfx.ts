import type { pfxFailures } from '../../failures/pfx.ts'
import type { FailureText } from '../shape.ts'

export const pfx = {
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
    sentence: 'Heslo souboru {{path}} tu není známo: hesla jsou jen v souboru passwords.txt vedle něj.',
    next: 'Zadejte ho zkoušce připojení (clientPassword, serverPassword), nebo do passwords.txt vedle souboru zapište řádek „{{entry}} HESLO“.',
    cases: {
      param: 'entry',
      texts: {
        none: {
          sentence: 'Soubor PFX certifikátu {{path}} byl importován bez cesty, takže ho nelze znovu přečíst.',
          next: 'Importujte soubor PFX znovu pomocí cesty.',
        },
      },
    },
  },
} satisfies Record<keyof typeof pfxFailures, FailureText>
