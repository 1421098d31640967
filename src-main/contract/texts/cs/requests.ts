import type { requestFailures } from '../../failures/requests.ts'
import type { FailureText } from '../shape.ts'

export const requests = {
  'csr.badSignature': {
    sentence: 'Žádost v souboru {{file}} není podepsána klíčem, který obsahuje.',
    next: 'Vytvořte žádost na hostiteli znovu; soubor INF požaduje RSA se SHA-256.',
  },
  'csr.weakKey': {
    sentence: 'Klíč v souboru {{file}} má {{keyBits}} bitů; potřeba je nejméně {{keyBitsMin}}.',
    next: 'Vytvořte žádost znovu s delším klíčem; soubor INF ho požaduje.',
  },
  'csr.noName': {
    sentence: 'Žádost v souboru {{file}} neobsahuje žádný název.',
    next: 'Při podpisu zadejte FQDN hostitele.',
  },
  'csr.lacksUsage': {
    sentence: 'Žádost pro {{name}} nepožaduje použití, které replika Hyper-V potřebuje: {{missing}}.',
    next: 'Podepište ji zde, kde se použití vždy doplní, nebo o ně požádejte jinou autoritu; zde vytvořený soubor INF požaduje obě.',
  },
  'csr.nameDiffers': {
    sentence: 'Žádost je pro {{name}}, ne pro {{expectedName}}.',
    next: 'Při podpisu zde zadejte název {{expectedName}}, nebo žádost vytvořte znovu pomocí souboru INF pro tohoto hostitele.',
  },
  'certificate.keyElsewhere': {
    sentence: 'Soukromý klíč certifikátu pro {{name}} vznikl na hostiteli a tady není.',
    next: 'Přeneste balíček na tohoto hostitele, nebo tam vytvořte novou žádost; obnovení může klíč zachovat.',
  },
} satisfies Record<keyof typeof requestFailures, FailureText>
