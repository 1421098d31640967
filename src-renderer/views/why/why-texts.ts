/** The words of an answer to "Why?": failures have theirs already, situations and gates have them here. */
import type { Failure, FailureCode } from '../../../src-main/contract/failure.ts'
import { windowsSymbol } from '../../../src-main/contract/windows-codes.ts'
import type { WhyCause, WhyView } from '../../../src-main/contract/views/why.ts'
import { hasText, type TextKey, type Translate } from '../../i18n/translate.ts'

type Gate = WhyView['gates'][number]

interface Words {
  readonly sentence: string
  readonly text: string
}

/**
 * The cause as one sentence, and one more about it.
 * @param describe How a failure is described elsewhere.
 */
export function causeWords(
  cause: WhyCause,
  t: Translate,
  describe: (failure: Failure) => { sentence: string; next: string },
): Words {
  const { code, params } = cause
  if (cause.kind === 'failure') {
    // The advice of the wizard, to leave out a disk, is none for what replicates already.
    if (code === 'replication.storageFull') return { sentence: t('why.full', params), text: t('why.fullText', params) }
    const { sentence, next } = describe({ code: code as FailureCode, params: shortNames(params) })
    // It stands as a heading.
    return { sentence: sentence.replace(/\.$/, ''), text: next }
  }
  const reason = `why.reason.${String(params['reason'])}`
  const text = hasText(reason) ? reason : (`why.cause.${code}Text` as TextKey)
  return { sentence: t(`why.cause.${code}` as TextKey, params), text: t(text, params) }
}

/** Hosts by their bare names, as the rest of the screen has them; the name that was typed stays as it is. */
function shortNames<Value extends string | number | boolean>(
  params: Readonly<Record<string, Value>>,
): Record<string, Value | string> {
  const isHost = (name: string) => name === 'judge' || name === 'owner' || name === 'client'
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, isHost(name) ? (String(value).split('.')[0] ?? '') : value]),
  )
}

/** What was found at a gate, or what closes it. */
export function gateWords({ gate, state, measured }: Gate, cause: WhyCause, t: Translate): string {
  if (state === 'notChecked') return t('why.notChecked')
  if (state === 'open') return t(`why.passed.${gate}`, shortNames(measured))
  const params = shortNames({ ...cause.params, ...measured })
  if (gate === 'power' && measured['host'] === undefined) return t('why.closed.nobody', params)
  const isMissing = gate === 'serverCertificate' && params['judge'] === undefined
  return t(isMissing ? 'why.closed.serverCertificateMissing' : `why.closed.${gate}`, params)
}

/** The words that the system has for a code of Windows; undefined where they are not known. */
export function windowsWords(code: string, t: Translate): string | undefined {
  const key = `windowsCode.${windowsSymbol(code) ?? code}`
  return hasText(key) ? t(key) : undefined
}

/** Who it is about, beside the title. */
export function subjectWords({ vm, fromHost, toHost }: WhyView['subject'], t: Translate): string {
  if (fromHost === null || toHost === null) return vm ?? fromHost ?? ''
  const params = { from: fromHost, to: toHost }
  return vm === null ? t('why.between', params) : t('why.subject', { vm, ...params })
}
