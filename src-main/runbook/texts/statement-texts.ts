/**
 * What the commands of a step say where they cannot go on. Without typographic quotes, which PowerShell takes for its own.
 * Each says what was looked for and that nothing was changed; what was found is added by the script.
 */
import type { Language } from '../../contract/texts/shape.ts'

export interface StatementTexts {
  /** Followed by the instants of the points that there are. */
  readonly noRecoveryPoint: (vm: string, pointsBack: number) => string
  readonly noRecoveryPoints: string
  readonly notThere: (path: string) => string
  readonly noDisk: (vm: string) => string
  readonly noExport: (vm: string) => string
  readonly noExtended: (vm: string) => string
  readonly noGuestAdapter: (vm: string) => string
  /** Followed by the names of the adapters that there are. */
  readonly whichAdapter: (vm: string, adapter: string) => string
  /** Followed by the state that was found. */
  readonly notNow: (vm: string) => string
  readonly notPrepared: (vm: string) => string
  /** Followed by the number that Windows returned. */
  readonly refused: string
  readonly missing: (edition: string, what: string, since: string) => string
}

const en: StatementTexts = {
  noRecoveryPoint: (vm, pointsBack) =>
    `${vm} has no recovery point number ${pointsBack}, counted back from the latest one. Nothing was changed. Points before the latest:`,
  noRecoveryPoints: 'none',
  notThere: (path) => `${path} is not there. Nothing was changed.`,
  noDisk: (vm) => `${vm} has no disk whose folder could be used. Nothing was changed.`,
  noExport: (vm) =>
    `There is no exported machine ${vm} on this host: copy the folder of the export here first. Nothing was changed.`,
  noExtended: (vm) => `${vm} has no extended replication on this host. Nothing was changed.`,
  noGuestAdapter: (vm) => `No network adapter is connected inside ${vm}. Nothing was changed.`,
  whichAdapter: (vm, adapter) =>
    `${vm} has no single network adapter that is meant by ${adapter}. Correct the name in the script. Nothing was changed. Adapters:`,
  notNow: (vm) => `Nothing was done to ${vm}: run the steps before this one first. State:`,
  notPrepared: (vm) =>
    `No planned recovery point of ${vm} has arrived on this host. Was the step on the primary run? Failing over now loses what was not sent.`,
  refused: 'Windows refused the operation with the code',
  missing: (edition, what, since) =>
    `Windows Server ${edition} on this host does not have ${what}; it exists since Windows Server ${since}. Nothing was changed. Do this step by hand, or on a newer host.`,
}

const de: StatementTexts = {
  noRecoveryPoint: (vm, pointsBack) =>
    `${vm} hat keinen Wiederherstellungspunkt Nummer ${pointsBack}, vom neuesten zurückgezählt. Es wurde nichts geändert. Punkte vor dem neuesten:`,
  noRecoveryPoints: 'keine',
  notThere: (path) => `${path} ist nicht vorhanden. Es wurde nichts geändert.`,
  noDisk: (vm) =>
    `${vm} hat keine virtuelle Festplatte, deren Ordner verwendet werden könnte. Es wurde nichts geändert.`,
  noExport: (vm) =>
    `Auf diesem Host liegt kein Export von ${vm}: Kopieren Sie zuerst den Ordner des Exports hierher. Es wurde nichts geändert.`,
  noExtended: (vm) => `${vm} hat auf diesem Host keine erweiterte Replikation. Es wurde nichts geändert.`,
  noGuestAdapter: (vm) => `In ${vm} ist keine Netzwerkkarte verbunden. Es wurde nichts geändert.`,
  whichAdapter: (vm, adapter) =>
    `${vm} hat nicht genau eine Netzwerkkarte, die mit ${adapter} gemeint sein kann. Korrigieren Sie den Namen im Skript. Es wurde nichts geändert. Netzwerkkarten:`,
  notNow: (vm) => `An ${vm} wurde nichts getan: Führen Sie zuerst die Schritte vor diesem aus. Zustand:`,
  notPrepared: (vm) =>
    `Auf diesem Host ist kein geplanter Wiederherstellungspunkt von ${vm} angekommen. Wurde der Schritt auf dem primären Host ausgeführt? Ein Failover verliert jetzt, was nicht gesendet wurde.`,
  refused: 'Windows hat den Vorgang abgelehnt, mit dem Code',
  missing: (edition, what, since) =>
    `Windows Server ${edition} auf diesem Host kennt ${what} nicht; das gibt es seit Windows Server ${since}. Es wurde nichts geändert. Führen Sie diesen Schritt von Hand oder auf einem neueren Host aus.`,
}

const cs: StatementTexts = {
  noRecoveryPoint: (vm, pointsBack) =>
    `Počítač ${vm} nemá bod obnovení číslo ${pointsBack}, počítáno zpět od nejnovějšího. Nic se nezměnilo. Body před nejnovějším:`,
  noRecoveryPoints: 'žádné',
  notThere: (path) => `${path} neexistuje. Nic se nezměnilo.`,
  noDisk: (vm) => `Počítač ${vm} nemá žádný disk, jehož složku by bylo možné použít. Nic se nezměnilo.`,
  noExport: (vm) =>
    `Na tomto hostiteli není export počítače ${vm}: nejprve sem zkopírujte složku exportu. Nic se nezměnilo.`,
  noExtended: (vm) => `Počítač ${vm} nemá na tomto hostiteli rozšířenou replikaci. Nic se nezměnilo.`,
  noGuestAdapter: (vm) => `V počítači ${vm} není připojen žádný síťový adaptér. Nic se nezměnilo.`,
  whichAdapter: (vm, adapter) =>
    `Počítač ${vm} nemá právě jeden síťový adaptér, kterému odpovídá ${adapter}. Opravte název ve skriptu. Nic se nezměnilo. Adaptéry:`,
  notNow: (vm) => `S počítačem ${vm} se nic nestalo: nejprve proveďte předchozí kroky. Stav:`,
  notPrepared: (vm) =>
    `Na tento hostitel nedorazil plánovaný bod obnovení počítače ${vm}. Byl krok na primárním hostiteli proveden? Převzetí služeb při selhání teď ztratí, co nebylo odesláno.`,
  refused: 'Systém Windows operaci odmítl s kódem',
  missing: (edition, what, since) =>
    `Windows Server ${edition} na tomto hostiteli nemá ${what}; existuje od verze Windows Server ${since}. Nic se nezměnilo. Proveďte tento krok ručně nebo na novějším hostiteli.`,
}

export const statementTexts: Readonly<Record<Language, StatementTexts>> = { en, de, cs }
