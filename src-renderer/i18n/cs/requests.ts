/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { requests as source } from '../en/requests.ts'

export const requests = {
  prepareOpen: 'Připravit žádosti...',
  prepareTitle: 'Připravit žádosti',
  prepareText:
    'Klíč vznikne na hostiteli a nikdy ho neopustí. Každý hostitel dostane soubor INF a řádky certreq; žádost pak přineste sem.',
  prepareDo: 'Připravit',
  prepared_one: 'Řádky pro {{count}} žádost. Zadejte je na hostiteli jako správce.',
  prepared_few: 'Řádky pro {{count}} žádosti. Zadejte je na každém hostiteli jako správce.',
  prepared_many: 'Řádky pro {{count}} žádosti. Zadejte je na každém hostiteli jako správce.',
  prepared_other: 'Řádky pro {{count}} žádostí. Zadejte je na každém hostiteli jako správce.',
  inf: 'Soubor INF',
  make: 'vytvoří klíč a {{file}}',
  accept: 'až tam bude {{file}}',
  folderHelp: 'Sem se zapíšou soubory INF. Prázdné: jen se zobrazí.',
  signOpen: 'Podepsat žádost...',
  signTitle: 'Podepsat žádost',
  signText: 'Zapíšou se oba účely, ať je v žádosti cokoli. Její podpis musí být správný.',
  namesHelp: 'Jak jsou v žádosti, jeden na řádek. První je předmět.',
  keyInside: 'Žádost obsahuje klíč RSA o délce {{bits}} bitů.',
  signDo: 'Podepsat',
  signedNext: 'Balíček tohoto hostitele neobsahuje PFX, protože klíč už na hostiteli je.',
  perHostOpen: 'Jeden kořen na hostitele...',
  perHostTitle: 'Jeden kořen na hostitele',
  perHostText:
    'Jako v návodech s makecert: kořen a certifikát pro každého hostitele a každý hostitel důvěřuje kořenům všech. S jediným kořenem je kroků méně.',
  perHostPassphrase: 'Heslo všech těchto kořenů',
  joins: 'Důvěřovat také',
  joinsHelp: 'Kořen, s jehož hostiteli mají noví replikovat; od té chvíle si všichni důvěřují navzájem.',
  perHostDo: 'Vytvořit',
  perHostDone_one: 'Vytvořen {{count}} kořen s certifikátem hostitele.',
  perHostDone_few: 'Vytvořeny {{count}} kořeny s certifikáty hostitelů.',
  perHostDone_many: 'Vytvořeno {{count}} kořene s certifikáty hostitelů.',
  perHostDone_other: 'Vytvořeno {{count}} kořenů s certifikáty hostitelů.',
} satisfies Localized<typeof source, 'cs'>
