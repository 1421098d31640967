/**
 * Names that may stand in a certificate. Windows compares the name that the administrator typed with the certificate letter
 * by letter, so every name goes through this one door: lower case, no trailing dot, international labels in their ASCII
 * form, and nothing that DNS host names may not hold (Certificates reference 1.4; RFC 1035 2.3.4, RFC 1123 2.1).
 */
import { domainToASCII } from 'node:url'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { networkLimits } from '../../contract/limits/network.ts'
import { certificateLimits } from '../../contract/limits/certificate.ts'
import { textLengthMax } from '../../contract/text-limit.ts'

const { labelLengthMax, nameLengthMax } = networkLimits

interface FqdnOptions {
  /** Accept `*` as the whole first label; false where the user could allow it. */
  readonly wildcard?: boolean
  /** The input field that a failure names. */
  readonly field?: string
}

/**
 * Reads a FQDN as a person types it and gives the form that goes into certificates.
 * @param text What was typed; surrounding white space and one trailing dot are ignored.
 * @param options Whether a wildcard is welcome, and the field to name in a failure.
 * @returns The name in lower case and ASCII, or one of the `name.*` failures.
 */
export function parseFqdn(text: string, options: FqdnOptions = {}): Reply<string> {
  const extra = options.field === undefined ? {} : { field: options.field }
  const typed = text.trim()
  const shown = typed.length > 80 ? `${typed.slice(0, 77)}...` : typed
  if (typed === '') return fail('name.empty', {}, extra)
  if (/\s/u.test(typed)) return fail('name.hasSpace', { name: shown }, extra)
  // A longer text is not looked at label by label; no name can shrink from there to what DNS allows.
  if (typed.length > textLengthMax) return fail('name.tooLong', { name: shown, length: typed.length }, extra)

  // The ideographic and full-width dots separate labels too (UTS 46 2.3).
  const labels = typed.replace(/[\u3002\uFF0E\uFF61]/gu, '.').split('.')
  if (labels.length > 1 && labels.at(-1) === '') labels.pop()

  const asciiLabels: string[] = []
  for (const [index, label] of labels.entries()) {
    if (label === '') return fail('name.emptyLabel', { name: shown }, extra)
    if (label === '*' && index === 0 && options.wildcard === true) {
      asciiLabels.push(label)
      continue
    }
    // Only where a wildcard may be allowed is it worth saying so.
    if (label === '*' && index === 0 && options.wildcard === false) return fail('name.wildcard', { name: shown }, extra)
    const ascii = asciiForm(label)
    if (ascii === null) return fail('name.badCharacter', { name: shown, character: strangeCharacter(label) }, extra)
    if (ascii.length > labelLengthMax) {
      return fail('name.labelTooLong', { name: shown, label: shortened(label), length: ascii.length }, extra)
    }
    if (ascii.startsWith('-') || ascii.endsWith('-')) return fail('name.badHyphen', { name: shown, label }, extra)
    asciiLabels.push(ascii)
  }

  const name = asciiLabels.join('.')
  if (name.length > nameLengthMax) return fail('name.tooLong', { name: shown, length: name.length }, extra)
  if (asciiLabels.length === 1) return fail('name.notQualified', { name: shown }, extra)
  if (/^\d+$/.test(asciiLabels.at(-1) ?? '')) return fail('name.isAddress', { name: shown }, extra)
  return ok(name)
}

/**
 * The common name for a host certificate. X.520 limits it to 64 characters; a longer FQDN stands in the alternative names
 * only, and its first label, which is at most 63 long, becomes the common name (Certificates reference 1.3).
 * @param fqdn A name from `parseFqdn`.
 */
export function commonNameFor(fqdn: string): string {
  return fqdn.length <= certificateLimits.commonNameLengthMax ? fqdn : (fqdn.split('.')[0] ?? fqdn)
}

/** Null when the label holds something that no host name may hold. */
function asciiForm(label: string): string | null {
  const plain = /^[\x21-\x7e]+$/.test(label)
  const lower = plain ? label.toLowerCase() : domainToASCII(label)
  // An international label may map to dots or to nothing, and a bare number to an IPv4 address: all of these are no label.
  return /^[a-z0-9-]+$/.test(lower) ? lower : null
}

function strangeCharacter(label: string): string {
  const characters = [...label]
  return (
    characters.find((character) => character <= '\x7e' && !/[A-Za-z0-9-]/.test(character)) ??
    characters.find((character) => character > '\x7e') ??
    shortened(label)
  )
}

function shortened(label: string): string {
  return label.length > 40 ? `${label.slice(0, 37)}...` : label
}
