/** The words of the recovery sheet, for a person who holds it years later and has nothing else. */
import type { Language } from '../../../contract/texts/shape.ts'
import { visibleText } from '../../../contract/visible-text.ts'

interface SheetFacts {
  readonly name: string
  readonly thumbprint: string
  readonly notAfter: string
  readonly printed: string
}

const texts: Record<Language, (facts: SheetFacts) => string[]> = {
  en: ({ name, thumbprint, notAfter, printed }) => [
    'RECOVERY SHEET OF A ROOT',
    '',
    `Root:         ${name}`,
    `Thumbprint:   ${thumbprint}`,
    `Valid until:  ${notAfter}`,
    `Printed:      ${printed}`,
    '',
    'With this sheet and the passphrase the root can be restored: understudy ca root restore FILE',
    'The passphrase is not on this sheet. Keep it somewhere else; without it the sheet is of no use to anybody.',
    'Keys of hosts are not on it either: renew their certificates with new keys.',
    'Each line below ends with four check digits, so that a typing error is found.',
  ],
  de: ({ name, thumbprint, notAfter, printed }) => [
    'WIEDERHERSTELLUNGSBLATT EINES STAMMZERTIFIKATS',
    '',
    `Stammzertifikat:  ${name}`,
    `Fingerabdruck:    ${thumbprint}`,
    `Gültig bis:       ${notAfter}`,
    `Gedruckt:         ${printed}`,
    '',
    'Mit diesem Blatt und der Passphrase lässt sich das Stammzertifikat wiederherstellen: understudy ca root restore DATEI',
    'Die Passphrase steht nicht darauf. Bewahren Sie sie getrennt auf; ohne sie nützt das Blatt niemandem.',
    'Auch die Schlüssel der Hosts stehen nicht darauf: Erneuern Sie deren Zertifikate mit neuen Schlüsseln.',
    'Jede Zeile unten endet mit vier Prüfziffern, damit ein Tippfehler auffällt.',
  ],
  cs: ({ name, thumbprint, notAfter, printed }) => [
    'LIST PRO OBNOVU KOŘENOVÉHO CERTIFIKÁTU',
    '',
    `Kořenový certifikát:  ${name}`,
    `Otisk:                ${thumbprint}`,
    `Platí do:             ${notAfter}`,
    `Vytištěno:            ${printed}`,
    '',
    'Z tohoto listu a přístupové fráze lze kořenový certifikát obnovit: understudy ca root restore SOUBOR',
    'Přístupová fráze na listu není. Uložte ji jinde; bez ní je list každému k ničemu.',
    'Nejsou na něm ani klíče hostitelů: jejich certifikáty obnovte s novými klíči.',
    'Každý řádek níže končí čtyřmi kontrolními znaky, aby se poznal překlep.',
  ],
}

/**
 * The sheet as plain text.
 * @param block What a machine reads of it.
 */
export function sheetText(language: Language, facts: SheetFacts, block: string): string {
  // The name of a root that was imported is whatever somebody else wrote into it.
  return `${[...texts[language](facts).map(visibleText), '', block].join('\n')}\n`
}
