/** What the report and the summary of a rehearsal say, in every language. A missing text is a compile error. */
import type { Language } from '../../contract/texts/shape.ts'

export interface ReportTexts {
  readonly title: string
  readonly passed: string
  readonly failed: string
  readonly allPassed: (checks: number) => string
  readonly someFailed: (failed: number, checks: number) => string
  readonly took: (wall: string, virtual: string) => string
  readonly planned: string
  readonly unplanned: string
  readonly plannedExplained: string
  readonly unplannedExplained: string
  readonly lost: string
  readonly nothingLost: string
  readonly away: string
  readonly lostTime: string
  readonly noTime: string
  readonly lostData: (writes: number) => string
  readonly noData: string
  readonly lostFiles: string
  readonly noFiles: string
  readonly awayExplained: string
  readonly files: (count: number) => string
  readonly strip: { readonly replicated: string; readonly lost: string; readonly away: string; readonly again: string }
  readonly guestFiles: {
    readonly heading: string
    readonly file: string
    readonly before: string
    readonly after: string
  }
  readonly version: (version: number) => string
  readonly missing: string
  readonly yes: string
  readonly no: string
  readonly steps: string
  readonly check: string
  readonly expected: string
  readonly actual: string
  readonly checksPassed: (passed: number, total: number) => string
  readonly virtualClock: (from: string, to: string) => string
  readonly sides: {
    readonly caption: string
    readonly host: string
    readonly vm: string
    readonly mode: string
    readonly state: string
    readonly health: string
  }
  readonly handshake: {
    readonly heading: string
    readonly explained: string
    readonly protocol: string
    readonly cipher: string
    readonly verdict: string
    readonly engine: string
    readonly agree: string
    readonly disagree: string
  }
  readonly certificates: {
    readonly heading: string
    readonly name: string
    readonly thumbprint: string
    readonly serial: string
    readonly files: string
  }
  readonly written: string
  readonly run: {
    readonly heading: string
    readonly started: string
    readonly seed: string
    readonly worldHash: string
    readonly worldHashExplained: string
    readonly version: string
    readonly folder: string
  }
  readonly summary: { readonly report: string; readonly runbook: string }
}

const en: ReportTexts = {
  title: 'Rehearsed failover',
  passed: 'passed',
  failed: 'failed',
  allPassed: (checks) => `Rehearsal passed: all ${checks} checks`,
  someFailed: (failed, checks) => `Rehearsal failed: ${failed} of ${checks} checks`,
  took: (wall, virtual) => `${wall}, in which ${virtual} passed on the virtual clock`,
  planned: 'Planned failover',
  unplanned: 'Unplanned failover',
  plannedExplained: 'The primary was shut down, everything was sent, and the direction was reversed.',
  unplannedExplained: 'The host lost its power, and the other host took over from the latest recovery point.',
  lost: 'lost',
  nothingLost: 'nothing lost',
  away: 'away',
  lostTime: 'Time between the recovery point and the stop',
  noTime: 'The recovery point is that of the stop',
  lostData: (writes) => `Written and never sent, in ${writes} ${writes === 1 ? 'write' : 'writes'}`,
  noData: 'Everything that was written was sent',
  lostFiles: 'Files in the guest that are older now, or missing',
  noFiles: 'Every file in the guest is at its last version',
  awayExplained: 'From the stop until the machine ran again',
  files: (count) => `${count} ${count === 1 ? 'file' : 'files'}`,
  strip: { replicated: 'Replicated', lost: 'Lost', away: 'Away', again: 'Running again' },
  guestFiles: { heading: 'Files in the guest', file: 'File', before: 'Before', after: 'After' },
  version: (version) => `version ${version}`,
  missing: 'missing',
  yes: 'yes',
  no: 'no',
  steps: 'Steps',
  check: 'What must be true',
  expected: 'Expected',
  actual: 'Found',
  checksPassed: (passed, total) => `${passed} of ${total}`,
  virtualClock: (from, to) => `Virtual clock ${from} to ${to}`,
  sides: {
    caption: 'At the end of the step',
    host: 'Host',
    vm: 'Virtual machine',
    mode: 'Replication Mode',
    state: 'Replication State',
    health: 'Replication Health',
  },
  handshake: {
    heading: 'Real handshake',
    explained: 'Mutual TLS on this computer, with the PFX files as they were read back from disk.',
    protocol: 'Protocol',
    cipher: 'Cipher',
    verdict: 'Our verdict',
    engine: 'TLS engine',
    agree: 'They agree',
    disagree: 'They differ',
  },
  certificates: {
    heading: 'Certificates',
    name: 'Issued To',
    thumbprint: 'Thumbprint',
    serial: 'Serial number',
    files: 'Files',
  },
  written: 'Files written',
  run: {
    heading: 'This run',
    started: 'Started',
    seed: 'Seed',
    worldHash: 'World hash',
    worldHashExplained: 'Another run with the same seed ends with the same hash.',
    version: 'Version',
    folder: 'Folder',
  },
  summary: { report: 'Report', runbook: 'Runbook' },
}

const de: ReportTexts = {
  title: 'Geprobtes Failover',
  passed: 'bestanden',
  failed: 'nicht bestanden',
  allPassed: (checks) => `Probe bestanden: alle ${checks} Prüfungen`,
  someFailed: (failed, checks) => `Probe nicht bestanden: ${failed} von ${checks} Prüfungen`,
  took: (wall, virtual) => `${wall}, in denen auf der virtuellen Uhr ${virtual} vergingen`,
  planned: 'Geplantes Failover',
  unplanned: 'Ungeplantes Failover',
  plannedExplained: 'Der primäre Computer wurde heruntergefahren, alles gesendet und die Richtung umgekehrt.',
  unplannedExplained: 'Der Host verlor seinen Strom, und der andere übernahm vom letzten Wiederherstellungspunkt.',
  lost: 'verloren',
  nothingLost: 'nichts verloren',
  away: 'fort',
  lostTime: 'Zeit zwischen Wiederherstellungspunkt und Ausfall',
  noTime: 'Der Wiederherstellungspunkt ist der des Herunterfahrens',
  lostData: (writes) =>
    `Geschrieben und nie gesendet, in ${writes} ${writes === 1 ? 'Schreibvorgang' : 'Schreibvorgängen'}`,
  noData: 'Alles Geschriebene wurde gesendet',
  lostFiles: 'Dateien im Gast, die jetzt älter sind oder fehlen',
  noFiles: 'Jede Datei im Gast hat ihre letzte Version',
  awayExplained: 'Vom Stillstand, bis der Computer wieder lief',
  files: (count) => `${count} ${count === 1 ? 'Datei' : 'Dateien'}`,
  strip: { replicated: 'Repliziert', lost: 'Verloren', away: 'Fort', again: 'Läuft wieder' },
  guestFiles: { heading: 'Dateien im Gast', file: 'Datei', before: 'Vorher', after: 'Nachher' },
  version: (version) => `Version ${version}`,
  missing: 'fehlt',
  yes: 'ja',
  no: 'nein',
  steps: 'Schritte',
  check: 'Was gelten muss',
  expected: 'Erwartet',
  actual: 'Gefunden',
  checksPassed: (passed, total) => `${passed} von ${total}`,
  virtualClock: (from, to) => `Virtuelle Uhr ${from} bis ${to}`,
  sides: {
    caption: 'Am Ende des Schritts',
    host: 'Host',
    vm: 'Virtueller Computer',
    mode: 'Replikationsmodus',
    state: 'Replikationsstatus',
    health: 'Replikationsintegrität',
  },
  handshake: {
    heading: 'Echter Handshake',
    explained: 'Gegenseitiges TLS auf diesem Computer, mit den PFX-Dateien, wie sie von der Festplatte gelesen wurden.',
    protocol: 'Protokoll',
    cipher: 'Verschlüsselung',
    verdict: 'Unser Urteil',
    engine: 'TLS-Implementierung',
    agree: 'Sie stimmen überein',
    disagree: 'Sie gehen auseinander',
  },
  certificates: {
    heading: 'Zertifikate',
    name: 'Ausgestellt für',
    thumbprint: 'Fingerabdruck',
    serial: 'Seriennummer',
    files: 'Dateien',
  },
  written: 'Geschriebene Dateien',
  run: {
    heading: 'Dieser Lauf',
    started: 'Begonnen',
    seed: 'Startwert',
    worldHash: 'Hash der Welt',
    worldHashExplained: 'Ein weiterer Lauf mit demselben Startwert endet mit demselben Hash.',
    version: 'Version',
    folder: 'Ordner',
  },
  summary: { report: 'Bericht', runbook: 'Runbook' },
}

const cs: ReportTexts = {
  title: 'Vyzkoušené převzetí služeb',
  passed: 'splněno',
  failed: 'nesplněno',
  allPassed: (checks) => `Zkouška úspěšná: všechny kontroly (${checks})`,
  someFailed: (failed, checks) => `Zkouška neúspěšná: nesplněné kontroly ${failed} z ${checks}`,
  took: (wall, virtual) => `${wall}, na virtuálních hodinách uplynulo ${virtual}`,
  planned: 'Plánované převzetí služeb',
  unplanned: 'Neplánované převzetí služeb',
  plannedExplained: 'Primární počítač byl řádně vypnut, vše bylo odesláno a směr byl obrácen.',
  unplannedExplained: 'Hostitel přišel o napájení a druhý převzal služby z posledního bodu obnovení.',
  lost: 'ztraceno',
  nothingLost: 'nic neztraceno',
  away: 'výpadek',
  lostTime: 'Doba mezi bodem obnovení a výpadkem',
  noTime: 'Bod obnovení je z okamžiku vypnutí',
  lostData: (writes) => `Zapsáno a neodesláno, počet zápisů: ${writes}`,
  noData: 'Vše, co bylo zapsáno, bylo odesláno',
  lostFiles: 'Soubory v hostovaném systému, které jsou teď starší nebo chybí',
  noFiles: 'Každý soubor v hostovaném systému má poslední verzi',
  awayExplained: 'Od zastavení, než počítač znovu běžel',
  files: (count) => `${count} ${count === 1 ? 'soubor' : count >= 2 && count <= 4 ? 'soubory' : 'souborů'}`,
  strip: { replicated: 'Replikováno', lost: 'Ztraceno', away: 'Výpadek', again: 'Znovu běží' },
  guestFiles: { heading: 'Soubory v hostovaném systému', file: 'Soubor', before: 'Před', after: 'Po' },
  version: (version) => `verze ${version}`,
  missing: 'chybí',
  yes: 'ano',
  no: 'ne',
  steps: 'Kroky',
  check: 'Co musí platit',
  expected: 'Očekáváno',
  actual: 'Zjištěno',
  checksPassed: (passed, total) => `${passed} z ${total}`,
  virtualClock: (from, to) => `Virtuální hodiny ${from} až ${to}`,
  sides: {
    caption: 'Na konci kroku',
    host: 'Hostitel',
    vm: 'Virtuální počítač',
    mode: 'Režim replikace',
    state: 'Stav replikace',
    health: 'Stav funkčnosti replikace',
  },
  handshake: {
    heading: 'Skutečné navázání spojení',
    explained: 'Vzájemné TLS na tomto počítači, se soubory PFX tak, jak byly přečteny z disku.',
    protocol: 'Protokol',
    cipher: 'Šifra',
    verdict: 'Náš posudek',
    engine: 'Implementace TLS',
    agree: 'Shodují se',
    disagree: 'Liší se',
  },
  certificates: {
    heading: 'Certifikáty',
    name: 'Vystaveno pro',
    thumbprint: 'Kryptografický otisk',
    serial: 'Sériové číslo',
    files: 'Soubory',
  },
  written: 'Zapsané soubory',
  run: {
    heading: 'Tento běh',
    started: 'Začátek',
    seed: 'Semínko',
    worldHash: 'Hash světa',
    worldHashExplained: 'Jiný běh se stejným semínkem skončí se stejným hashem.',
    version: 'Verze',
    folder: 'Složka',
  },
  summary: { report: 'Zpráva', runbook: 'Runbook' },
}

export const reportTexts: Readonly<Record<Language, ReportTexts>> = { en, de, cs }
