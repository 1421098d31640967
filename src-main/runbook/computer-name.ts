/** What a computer is known by while its DNS suffix changes. */

/** @param host A FQDN or a bare name. */
export function computerName(host: string): string {
  return (host.split('.')[0] ?? host).toLowerCase()
}
