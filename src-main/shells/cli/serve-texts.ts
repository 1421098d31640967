/** What `understudy serve` says beside the address. */
import type { Language } from '../../contract/texts/shape.ts'

interface ServeTexts {
  readonly running: string
  readonly noBrowser: string
  /** Some browsers look for names below `localhost` in the network instead of knowing what they are. */
  readonly notFound: string
  /** @param taken The usual port. @param used The port that is used instead. */
  portTaken(taken: number, used: number): string
}

const texts: Readonly<Record<Language, ServeTexts>> = {
  en: {
    running: 'Understudy is running; press Ctrl-C to end it.',
    noBrowser: 'No browser could be opened; open the address above.',
    notFound: 'If your browser does not find this address, end Understudy and start it with “--shared-address”.',
    portTaken: (taken, used) =>
      `Another program uses port ${taken}, so Understudy uses port ${used}. What opens at port ${taken} is not Understudy.`,
  },
  de: {
    running: 'Understudy läuft; mit Strg+C beenden Sie es.',
    noBrowser: 'Es ließ sich kein Browser öffnen; öffnen Sie die Adresse oben.',
    notFound:
      'Wenn Ihr Browser diese Adresse nicht findet, beenden Sie Understudy und starten Sie es mit „--shared-address“.',
    portTaken: (taken, used) =>
      `Port ${taken} wird von einem anderen Programm verwendet, daher verwendet Understudy Port ${used}. Was sich unter Port ${taken} öffnet, ist nicht Understudy.`,
  },
  cs: {
    running: 'Understudy běží; ukončíte ho klávesami Ctrl+C.',
    noBrowser: 'Nepodařilo se otevřít žádný prohlížeč; otevřete adresu uvedenou výše.',
    notFound: 'Pokud váš prohlížeč tuto adresu nenajde, ukončete Understudy a spusťte ho s volbou „--shared-address“.',
    portTaken: (taken, used) =>
      `Port ${taken} používá jiný program, Understudy proto používá port ${used}. Na portu ${taken} se neotevře Understudy.`,
  },
}

/**
 * @param language The language of messages.
 */
export function serveTexts(language: Language): ServeTexts {
  return texts[language]
}
