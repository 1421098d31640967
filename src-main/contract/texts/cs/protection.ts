import type { protectionFailures } from '../../failures/protection.ts'
import type { FailureText } from '../shape.ts'

export const protection = {
  'passphrase.missing': {
    sentence: 'Je potřeba přístupová fráze a není tu terminál, na kterém by se dala zadat.',
    next: 'Uveďte soubor volbou --passphrase-file, nebo frázi předejte na standardní vstup volbou --passphrase-file -.',
  },
  'key.unreadable': {
    sentence: 'V souboru {{file}} není čitelný soukromý klíč ({{problem}}).',
    next: 'Vyberte klíč RSA k certifikátu, ve formátu PEM nebo DER.',
  },
  'key.wrongPassphrase': {
    sentence: 'Přístupová fráze neotevírá soukromý klíč v souboru {{file}}.',
    next: 'Zadejte přístupovou frázi znovu.',
  },
  'passphrase.notRemembered': {
    sentence: 'Pro kořenový certifikát „{{root}}“ není uložena žádná heslová fráze.',
    next: 'Odemkněte ho heslovou frází a nechte si ji přitom uložit, pokud chcete.',
  },
  'passphrase.shellRemembersNone': {
    sentence: 'V prohlížeči ani na příkazovém řádku nelze heslovou frázi uložit.',
    next: 'Zadávejte heslovou frázi pokaždé, nebo použijte aplikaci pro plochu, kde ji může uchovat systém.',
  },
  'passphrase.noSafeStore': {
    sentence: 'Tento systém nemá úložiště, které by heslovou frázi opravdu chránilo (nabízí „{{store}}“).',
    next: 'Zadávejte heslovou frázi pokaždé, nebo nastavte GNOME Keyring či KWallet a spusťte aplikaci znovu.',
  },
  'passphrase.storeFailed': {
    sentence: 'Úložiště systému odmítlo: {{problem}}.',
    next: 'Odemkněte kořenový certifikát heslovou frází. Zkontrolujte, zda je svazek klíčů vaší relace odemčený.',
  },
} satisfies Record<keyof typeof protectionFailures, FailureText>
