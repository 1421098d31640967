/** What an item that needs attention says, with its figures as the reader's language writes them. */
import type { AttentionView } from '../../../src-main/contract/views/attention.ts'
import type { Format } from '../../../src-main/contract/texts/format.ts'
import type { TextParams, Translate } from '../../i18n/translate.ts'

interface Reader {
  readonly t: Translate
  readonly format: Format
}

/**
 * @param item What the core found.
 * @param about The names of the machine and the host that it is about; empty where it is about none.
 * @param reader Texts and formats of the reader's language.
 */
export function attentionText(
  item: AttentionView,
  about: { readonly vm: string; readonly host: string },
  reader: Reader,
): { title: string; text: string } {
  const params = attentionValues(item, about, reader)
  return {
    title: reader.t(`attention.${item.code}`, params),
    text: reader.t(`attention.${item.code}Text`, params),
  }
}

/** The values that such a text names; takes what {@link attentionText} takes. */
export function attentionValues(
  item: AttentionView,
  about: { readonly vm: string; readonly host: string },
  reader: Reader,
): TextParams {
  return { ...about, name: '', issuer: '', ...item.params, ...amounts(item.params, reader) }
}

function amounts(
  { lostSeconds, lostBytes, lastSentInstant, sinceInstant }: AttentionView['params'],
  { t, format }: Reader,
) {
  const at = lastSentInstant ?? sinceInstant
  return {
    lost: typeof lostSeconds === 'number' ? format.duration(lostSeconds) : '',
    size: typeof lostBytes === 'number' ? format.bytes(lostBytes) : '',
    time: typeof at === 'number' ? format.time(at) : t('common.none'),
  }
}
