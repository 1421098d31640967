import type { fileFailures } from '../../failures/file.ts'
import type { FailureText } from '../shape.ts'

export const file = {
  'file.unreadable': {
    sentence: 'Soubor „{{path}}“ nelze přečíst: {{problem}}.',
    next: 'Zkontrolujte cestu a své oprávnění soubor číst.',
  },
  'file.unwritable': {
    sentence: 'Do umístění „{{path}}“ nelze zapisovat: {{problem}}.',
    next: 'Zvolte jinou složku, nebo si v této složce povolte zápis.',
  },
  'file.diskFull': {
    sentence: 'Na svazku s umístěním „{{path}}“ už není volné místo.',
    next: 'Uvolněte místo, nebo zvolte složku na jiném svazku.',
  },
  'file.tooLarge': {
    sentence: 'Soubor „{{path}}“ je větší než {{sizeBytesMax}}, a proto nebyl otevřen.',
    next: 'Zvolte soubor s certifikátem, PFX nebo seznamem CRL; žádný z nich není tak velký.',
  },
  'file.unrecognised': {
    sentence: '„{{file}}“ není certifikát, PFX, P7B, žádost, seznam CRL ani klíč.',
    next: 'Vyberte jiný soubor; certifikát pro Windows má příponu .cer, soubor PFX příponu .pfx.',
  },
  'file.notSupported': {
    sentence: 'Soubor „{{file}}“ může být v pořádku, ale má formu, kterou Understudy nečte: {{form}}.',
    next: 'Převeďte ho a otevřete výsledek: {{conversion}}.',
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
} satisfies Record<keyof typeof fileFailures, FailureText>
