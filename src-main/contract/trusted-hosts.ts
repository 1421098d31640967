/** How WinRM reads its list TrustedHosts: names, addresses and patterns in which a star stands for any characters. */

/**
 * Whether a list of TrustedHosts names a host.
 * @param trustedHosts The entries, as `Get-Item WSMan:\localhost\Client\TrustedHosts` shows them.
 * @param host The names and the address under which the host may be meant; case does not matter.
 */
export function isTrusted(
  trustedHosts: readonly string[],
  host: { readonly fqdn: string; readonly name: string; readonly ipAddress: string },
): boolean {
  const names = [host.fqdn, host.name, host.ipAddress].map((name) => name.toLowerCase())
  return trustedHosts.some((entry) => names.some((name) => matches(entry.trim().toLowerCase(), name)))
}

/** Without a regular expression, because an entry may hold any characters. */
function matches(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return name === first
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
  let position = first.length
  for (const part of rest) {
    const found = name.indexOf(part, position)
    if (found < 0) return false
    position = found + part.length
  }
  return position <= name.length - last.length
}
