import type { csrFailures } from '../../failures/csr.ts'
import type { FailureText } from '../shape.ts'

export const csr = {
  'csr.unreadable': {
    sentence: '„{{file}}“ není čitelná žádost o certifikát ({{problem}}).',
    next: 'Vytvořte žádost na hostiteli znovu pomocí certreq -new.',
  },
  'csr.badSignature': {
    sentence: 'Žádost v souboru {{file}} není podepsána klíčem, který obsahuje.',
    next: 'Vytvořte žádost na hostiteli znovu; soubor INF požaduje RSA se SHA-256.',
  },
  'csr.signatureUnknown': {
    sentence: 'Podpis žádosti v souboru {{file}} nelze ověřit: {{algorithm}}.',
    next: 'Vytvořte žádost na hostiteli znovu s RSA a SHA-256, jak požaduje soubor INF.',
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
} satisfies Record<keyof typeof csrFailures, FailureText>
