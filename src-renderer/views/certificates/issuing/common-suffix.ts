/**
 * The DNS suffix that most hosts have, which is what the next one will have, too.
 * @param fqdns Names of hosts; those without a suffix do not count.
 * @returns It, the first of them where two are as frequent; undefined where there is none.
 */
export function commonSuffix(fqdns: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const fqdn of fqdns) {
    const suffix = fqdn.slice(fqdn.indexOf('.') + 1).toLowerCase()
    if (fqdn.includes('.') && suffix !== '') counts.set(suffix, (counts.get(suffix) ?? 0) + 1)
  }
  return [...counts].reduce<readonly [string, number] | undefined>(
    (most, each) => (most === undefined || each[1] > most[1] ? each : most),
    undefined,
  )?.[0]
}
