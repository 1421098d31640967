import type { workspaceFailures } from '../../failures/workspace.ts'
import type { FailureText } from '../shape.ts'

export const workspace = {
  'workspace.missing': {
    sentence: 'Die Arbeitsbereichsdatei {{path}} ist nicht vorhanden.',
    next: 'Prüfen Sie den Pfad, oder legen Sie dort einen neuen Arbeitsbereich an.',
  },
  'workspace.notAWorkspace': {
    sentence: 'Die Datei {{path}} ist kein Understudy-Arbeitsbereich.',
    next: 'Wählen Sie eine andere Datei; diese wurde nicht verändert.',
  },
  'workspace.damaged': {
    sentence: 'Der Arbeitsbereich {{path}} ist beschädigt: {{problem}}.',
    next: 'Lassen Sie diese Datei unverändert, und arbeiten Sie mit Ihrer letzten Kopie weiter oder mit dem, was „understudy workspace recover“ aus ihr rettet.',
  },
  'workspace.logMissing': {
    sentence:
      'Der Arbeitsbereich {{path}} war geöffnet, als er kopiert oder verschoben wurde, und sein Protokoll {{log}} fehlt; ohne es enthält er, was bis {{savedAt}} geschah.',
    next: 'Legen Sie das Protokoll wieder daneben, oder nehmen Sie den Verlust mit „understudy workspace accept-loss“ hin.',
  },
  'workspace.displaced': {
    sentence:
      'Der geöffnete Arbeitsbereich {{path}} wurde von einem anderen Programm gelöscht, verschoben oder überschrieben; es wird nichts mehr geschrieben.',
    next: 'Legen Sie die Datei wieder an ihren Platz, und starten Sie Understudy neu.',
  },
  'workspace.companionRefused': {
    sentence:
      '{{companion}} ist keine Datei des Arbeitsbereichs {{path}}, sondern ein Link, ein Ordner oder ein Gerät.',
    next: 'Klären Sie, wer das dort angelegt hat, entfernen Sie es, und versuchen Sie es noch einmal.',
  },
  'workspace.newer': {
    sentence:
      'Der Arbeitsbereich {{path}} hat das Format {{version}}; diese Version von Understudy liest Formate bis {{supported}}.',
    next: 'Öffnen Sie ihn mit der Version von Understudy, die ihn geschrieben hat, oder mit einer neueren.',
  },
  'workspace.locked': {
    sentence: 'Der Arbeitsbereich {{path}} ist in einem anderen Prozess geöffnet ({{holder}}).',
    next: 'Schließen Sie ihn dort, oder wählen Sie einen anderen Arbeitsbereich.',
  },
  'workspace.unwritable': {
    sentence: 'In den Arbeitsbereich {{path}} kann nicht geschrieben werden ({{problem}}).',
    next: 'Geben Sie sich Schreibrechte für die Datei und ihren Ordner, oder wählen Sie einen Arbeitsbereich in einem anderen Ordner.',
  },
  'workspace.diskFull': {
    sentence: 'Das Volume mit dem Arbeitsbereich {{path}} ist voll; es wurde nichts geändert.',
    next: 'Geben Sie dort Speicherplatz frei, und versuchen Sie es noch einmal.',
  },
  'workspace.replayRefused': {
    sentence:
      'Diese Version von Understudy weist Zeile {{row}} des Journals in {{path}} zurück, {{command}} ({{problem}}); es wurde nichts geändert.',
    next: 'Heben Sie eine Kopie des Arbeitsbereichs auf, und öffnen Sie ihn mit der Version von Understudy, die ihn geschrieben hat.',
  },
  'workspace.hashDiffers': {
    sentence: 'Die Wiedergabe des Journals ergab den Zustand {{actual}}, aufgezeichnet ist aber {{expected}}.',
    next: 'Heben Sie eine Kopie des Arbeitsbereichs auf, und öffnen Sie ihn mit der Version von Understudy, die ihn geschrieben hat.',
  },
} satisfies Record<keyof typeof workspaceFailures, FailureText>
