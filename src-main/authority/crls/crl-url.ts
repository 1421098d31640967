/**
 * The URL at which hosts fetch a CRL, as it stands in certificates (RFC 5280 4.2.1.13; Certificates reference 3.4): plain
 * http, because https would have to check revocation before the CRL is there; a name instead of an address, because
 * certificates outlive addresses; no query, because web servers and caches treat it as they like; and a path in characters
 * that need no percent signs, because Windows compares them without normalising.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { parseFqdn } from '../certificates/names.ts'
import { isPort } from '../../contract/limits/ports.ts'

export const crlUrlLengthMax = 255

/**
 * Reads a distribution point as a person types it.
 * @param text What was typed; surrounding white space is ignored.
 * @param field The input field that a failure names.
 * @returns The URL with scheme and host name in lower case and without the default port, or `crlUrl.*`, `name.*`.
 */
export function parseCrlUrl(text: string, field: string): Reply<string> {
  const typed = text.trim()
  const url = typed.length > 80 ? `${typed.slice(0, 77)}...` : typed
  const [, rest] = /^http:\/\/(.+)$/i.exec(typed) ?? []
  if (rest === undefined) return fail('crlUrl.notHttp', { url }, { field })
  if (typed.length > crlUrlLengthMax) return fail('crlUrl.tooLong', { lengthMax: crlUrlLengthMax }, { field })
  const [extra] = /[?#@]/.exec(rest) ?? []
  if (extra !== undefined) return fail('crlUrl.hasExtra', { url, extra }, { field })
  const [, host = '', port, path = ''] = /^([^/:]*)(?::(\d{1,5}))?(\/.*)?$/.exec(rest) ?? []
  const name = hostName(host, field)
  if (!name.ok) return name
  const isPlain = /^\/(?:[A-Za-z0-9._~-]+\/)*[A-Za-z0-9._~-]+\.crl$/i.test(path)
  if (!isPlain || path.includes('..')) return fail('crlUrl.badPath', { url }, { field })
  if (port !== undefined && !isPort(Number(port))) return fail('crlUrl.badPath', { url }, { field })
  return ok(`http://${name.value}${port === undefined || Number(port) === 80 ? '' : `:${Number(port)}`}${path}`)
}

/** A FQDN, or a single label as small networks have it. */
function hostName(host: string, field: string): Reply<string> {
  const parsed = parseFqdn(host, { field })
  if (parsed.ok || parsed.failure.code !== 'name.notQualified') return parsed
  // A suffix makes the label a FQDN, so that every other rule is checked; it is taken off again.
  const padded = parseFqdn(`${host.replace(/\.$/, '')}.x`, { field })
  return padded.ok ? ok(padded.value.slice(0, -2)) : padded
}
