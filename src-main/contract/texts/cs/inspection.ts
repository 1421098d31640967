import type { inspectionFailures } from '../../failures/inspection.ts'
import type { FailureText } from '../shape.ts'

export const inspection = {
  'file.unrecognised': {
    sentence: '„{{file}}“ není certifikát, PFX, P7B, žádost, seznam CRL ani klíč.',
    next: 'Vyberte jiný soubor; certifikát pro Windows má příponu .cer, soubor PFX příponu .pfx.',
  },
  'file.nestedTooDeeply': {
    sentence:
      'V souboru „{{file}}“ jsou struktury vnořené hlouběji než {{depthMax}} úrovní, jak se v žádném certifikátu nevyskytuje; soubor nebyl otevřen.',
    next: 'Vyžádejte si soubor znovu a neotvírejte ho ani jinými programy.',
  },
  'file.noBlock': {
    sentence: '„{{file}}“ má {{blockCount}} bloků a číslo {{block}} mezi nimi není.',
    next: 'Vyberte některý z bloků, které soubor má.',
  },
  'csr.unreadable': {
    sentence: '„{{file}}“ není čitelná žádost o certifikát ({{problem}}).',
    next: 'Vytvořte žádost na hostiteli znovu pomocí certreq -new.',
  },
} satisfies Record<keyof typeof inspectionFailures, FailureText>
