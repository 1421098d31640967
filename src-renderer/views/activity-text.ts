/** Turns a kept event into a line of the activity list: what happened, and the figures that belong to it. */
import type { ActivityView } from '../../src-main/contract/events.ts'
import type { ReplicationHealth } from '../../src-main/contract/ids.ts'
import { valueText } from '../../src-main/contract/texts/catalog.ts'
import type { Format } from '../../src-main/contract/texts/format.ts'
import type { Language } from '../../src-main/contract/texts/shape.ts'
import { hasText, type TextKey, type Translate } from '../i18n/translate.ts'
import type { Tone } from '../parts/tone.ts'
import { healthTone } from './labels.ts'

const healths: readonly ReplicationHealth[] = ['NotApplicable', 'Normal', 'Warning', 'Critical']

interface Reader {
  readonly t: Translate
  readonly format: Format
  readonly language: Language
}

/** Parameters that stand in the sentence itself, or are codes that mean nothing to a reader. */
const spoken = new Set(['vm', 'host', 'name', 'health', 'code'])

interface ActivityText {
  readonly title: string
  readonly detail: string
  readonly tone: Tone | undefined
}

const tones: Readonly<Record<ActivityView['severity'], Tone | undefined>> = {
  information: undefined,
  warning: 'warn',
  critical: 'bad',
}

/**
 * @param entry The event.
 * @param reader Texts and formats of the reader's language.
 */
export function activityText(entry: ActivityView, { t, format, language }: Reader): ActivityText {
  // Only kept events are listed, and the English catalogue has a text for each kept type; a test holds it to that.
  const health = replicationHealth(entry.params['health'])
  const title = t(`activity.${entry.type}` as TextKey, entry.params)
  const tone = health ? (health === 'Normal' ? undefined : healthTone[health]) : tones[entry.severity]
  const detail = Object.entries(entry.params)
    .filter(([name, value]) => !spoken.has(name) && !/(^|[a-z])id$/i.test(name) && value !== '')
    .map(([name, value]) => wordOf(entry.type, name, value, t) ?? figure(name, value, format, language))
    .filter((part) => part !== undefined)
    .join(', ')
  return { title, detail, tone }
}

function replicationHealth(value: unknown): ReplicationHealth | undefined {
  return healths.find((health) => health === value)
}

/** Parameters whose values are members of an enumeration, with the kind of their words. */
const kinds: Readonly<Record<string, string>> = {
  'checkpoint.created kind': 'checkpointKind',
  'failover.completed kind': 'failoverKind',
  'host.changed displayLanguage': 'displayLanguage',
  'host.changed proxy': 'proxy',
  'vm.changed profile': 'profile',
  'clock.paceChanged pace': 'pace',
}

function wordOf(type: ActivityView['type'], name: string, value: string | number | boolean, t: Translate) {
  const key = `${kinds[`${type} ${name}`] ?? ''}.${String(value)}`
  return hasText(key) ? t(key) : undefined
}

/** A code of Windows, which has words, and one of our failures, whose words stand where the failure is shown whole. */
const windowsCodePattern = /^0x[0-9A-F]{8}$/
const failureCodePattern = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/

/** The last word of a parameter's name is its unit. */
function figure(
  name: string,
  value: string | number | boolean,
  format: Format,
  language: Language,
): string | undefined {
  if (typeof value === 'boolean') return undefined
  if (typeof value === 'string') {
    if (windowsCodePattern.test(value)) return valueText(value, 'windowsCode', language)
    return name === 'cause' && failureCodePattern.test(value) ? undefined : value
  }
  if (/bytes$/i.test(name)) return format.bytes(value)
  if (/milliseconds$/i.test(name)) return format.duration(value / 1000)
  if (/seconds$/i.test(name)) return format.duration(value)
  if (/instant$/i.test(name)) return format.instant(value)
  return format.number(value)
}
