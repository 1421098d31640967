/** The words of the calendar, for whoever sees the entry months later in a program that knows nothing of Understudy. */
import type { Language } from '../../../contract/texts/shape.ts'
import type { ReminderView } from '../../../contract/views/crl.ts'

interface EntryText {
  readonly summary: string
  readonly description: string
}

type Texts = Record<ReminderView['kind'], (name: string) => EntryText>

const texts: Record<Language, Texts> = {
  en: {
    hostCertificateEnds: (name) => ({
      summary: `Certificate of ${name} expires`,
      description: `Renew it before this day and import the new one on the host: understudy ca renew ${name}`,
    }),
    rootEnds: (name) => ({
      summary: `Root ${name} expires`,
      description: 'With it every certificate that it issued ends. Roll over to a new root well before this day.',
    }),
    crlPublish: (name) => ({
      summary: `Publish the next CRL of ${name}`,
      description: `Sign it and bring it to every host or to the distribution point: understudy ca crl publish "${name}"`,
    }),
    crlEnds: (name) => ({
      summary: `CRL of ${name} ends`,
      description: 'From this moment on hosts that check revocation refuse each other, and replication stops.',
    }),
  },
  de: {
    hostCertificateEnds: (name) => ({
      summary: `Zertifikat von ${name} läuft ab`,
      description: `Erneuern Sie es vor diesem Tag, und importieren Sie das neue auf dem Host: understudy ca renew ${name}`,
    }),
    rootEnds: (name) => ({
      summary: `Stammzertifikat ${name} läuft ab`,
      description:
        'Mit ihm enden alle Zertifikate, die es ausgestellt hat. Wechseln Sie rechtzeitig zu einem neuen Stammzertifikat.',
    }),
    crlPublish: (name) => ({
      summary: `Nächste Sperrliste von ${name} veröffentlichen`,
      description: `Signieren Sie sie, und bringen Sie sie auf jeden Host oder an den Verteilungspunkt: understudy ca crl publish "${name}"`,
    }),
    crlEnds: (name) => ({
      summary: `Sperrliste von ${name} läuft ab`,
      description:
        'Ab diesem Zeitpunkt lehnen sich Hosts, die Sperrungen prüfen, gegenseitig ab, und die Replikation steht.',
    }),
  },
  cs: {
    hostCertificateEnds: (name) => ({
      summary: `Končí platnost certifikátu pro ${name}`,
      description: `Před tímto dnem ho obnovte a nový importujte na hostiteli: understudy ca renew ${name}`,
    }),
    rootEnds: (name) => ({
      summary: `Končí platnost kořenového certifikátu ${name}`,
      description:
        'Spolu s ním končí všechny certifikáty, které vydal. Na nový kořenový certifikát přejděte s předstihem.',
    }),
    crlPublish: (name) => ({
      summary: `Vydat další seznam CRL od ${name}`,
      description: `Podepište ho a dopravte na každého hostitele nebo na distribuční bod: understudy ca crl publish "${name}"`,
    }),
    crlEnds: (name) => ({
      summary: `Končí platnost seznamu CRL od ${name}`,
      description: 'Od této chvíle se hostitelé, kteří kontrolují odvolání, navzájem odmítnou a replikace se zastaví.',
    }),
  },
}

/** The words of one entry. */
export function entryText(language: Language, { kind, name }: Pick<ReminderView, 'kind' | 'name'>): EntryText {
  return texts[language][kind](name)
}
