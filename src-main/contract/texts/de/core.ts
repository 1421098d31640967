import type { coreFailures } from '../../failures/core.ts'
import type { FailureText } from '../shape.ts'

export const core = {
  'input.invalid': {
    sentence: 'Der Wert von „{{field}}“ ist ungültig: {{problem}}.',
    next: 'Korrigieren Sie den Wert und versuchen Sie es erneut; „understudy contract“ zeigt, was jeder Aufruf erwartet.',
  },
  'call.unknown': {
    sentence: 'Es gibt keinen Befehl und keine Abfrage mit dem Namen „{{name}}“.',
    next: 'Alle Namen zeigt „understudy contract“.',
  },
  'core.internal': {
    sentence: 'Understudy hat diesen Schritt wegen eines eigenen Fehlers abgebrochen und nichts geändert: {{detail}}.',
    next: 'Versuchen Sie es erneut; tritt der Fehler wieder auf, melden Sie ihn bitte zusammen mit Ihren letzten Schritten.',
  },
  'core.closed': {
    sentence: 'Understudy wird gerade beendet und nimmt keine Befehle mehr an.',
    next: 'Starten Sie Understudy neu.',
  },
  'core.cancelled': {
    sentence: 'Sie haben „{{task}}“ vorzeitig abgebrochen.',
    next: 'Sie können den Vorgang jederzeit neu starten.',
  },
  'shell.portBusy': {
    sentence: 'Der Port {{port}} wird bereits von einem anderen Programm verwendet.',
    next: 'Wählen Sie mit „--port“ einen anderen Port, oder lassen Sie die Option weg, um einen freien Port zu verwenden.',
  },
  'shell.unauthorized': {
    sentence: 'Diese Seite wurde ohne gültigen Link geöffnet, oder der Link wurde bereits verwendet.',
    next: 'Starten Sie Understudy neu und öffnen Sie die ausgegebene Adresse.',
  },
  'shell.unreachable': {
    sentence: 'Die Verbindung zu Understudy ist unterbrochen.',
    next: 'Prüfen Sie, ob Understudy noch läuft; starten Sie es sonst neu und öffnen Sie die ausgegebene Adresse.',
  },
} satisfies Record<keyof typeof coreFailures, FailureText>
