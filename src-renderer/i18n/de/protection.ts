/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { protection as source } from '../en/protection.ts'

export const protection = {
  title: 'Schlüssel der Stammzertifikate',
  text: 'Entsperrte Schlüssel sperren sich von selbst wieder; die Desktop-App sperrt sie sofort, wenn der Computer schläft oder gesperrt wird.',
  unlockFor: 'Höchstens entsperrt',
  idleFor: 'Ohne Nutzung entsperrt',
  untilLocked: 'Bis zum Sperren',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
  lockAll: 'Alle Stammzertifikate sperren',
  lockedCount_one: '{{count}} Stammzertifikat gesperrt',
  lockedCount_other: '{{count}} Stammzertifikate gesperrt',
  remembered: 'Gemerkte Passphrasen',
  rememberedNone: 'Keine ist gemerkt.',
  forget: 'Vergessen',
  forgetNamed: 'Passphrase von {{root}} vergessen',
  remember: 'Diesen Computer die Passphrase merken lassen',
  rememberHelp:
    'Im Speicher Ihres Benutzerkontos. Wer dieses Konto benutzt, kann dieses Stammzertifikat dann entsperren.',
  cannotShell: 'Der Browser kann keine Passphrasen merken; die Desktop-App kann es.',
  cannotStore:
    'Dieser Computer bietet keinen Speicher, der eine Passphrase schützt ({{store}}), also wird keine gemerkt.',
  unlockRemembered: 'Mit der gemerkten Passphrase entsperren',
  duration: 'Entsperren für',
  asSet: 'Wie in den Einstellungen',
} satisfies Localized<typeof source, 'de'>
