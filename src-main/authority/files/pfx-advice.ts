/** Which kinds of PFX the hosts can read, and what is worth knowing about the provider (Certificates reference 1.8, 2.2, 2.9). */
import type { Advice } from '../../contract/advice.ts'
import type { Edition } from '../../contract/ids.ts'
import type { KeyProviderName, PfxProfile } from '../../contract/pfx-choices.ts'

/** Server 2019 is the first that reads AES-256 with a SHA-256 MAC. */
const readsModern: Readonly<Record<Edition, boolean>> = {
  '2012R2': false,
  '2016': false,
  '2019': true,
  '2022': true,
  '2025': true,
}

/** Where a key in the Software KSP is reported to work; on the others it awaits a test on real hosts (reference 1.1, 8). */
const takesSoftwareKsp: Readonly<Record<Edition, boolean>> = {
  '2012R2': false,
  '2016': true,
  '2019': true,
  '2022': true,
  '2025': false,
}

/**
 * Chooses the kinds of PFX.
 * @param versions What the hosts run; empty if nobody knows.
 * @param provider Who is to keep the key.
 * @returns The kinds, and why.
 */
export function adviseOnPfx(
  versions: readonly Edition[],
  provider: KeyProviderName,
): { profiles: PfxProfile[]; advice: Advice[] } {
  const untested = versions.filter((version) => !takesSoftwareKsp[version])
  const onProvider: Advice[] =
    provider === 'softwareKsp' && untested.length > 0
      ? [{ code: 'provider.kspUntested', params: { versions: spoken(untested) } }]
      : []
  const params = { versions: spoken(versions) }
  if (versions.length === 0) {
    return { profiles: ['compat', 'modern'], advice: [{ code: 'pfx.bothUnknown', params: {} }, ...onProvider] }
  }
  return versions.every((version) => readsModern[version])
    ? { profiles: ['modern'], advice: [{ code: 'pfx.modernForAll', params }, ...onProvider] }
    : { profiles: ['compat'], advice: [{ code: 'pfx.compatNeeded', params }, ...onProvider] }
}

/** As Microsoft writes them: Windows Server 2012 R2, 2016. */
function spoken(versions: readonly Edition[]): string {
  const years = [...new Set(versions)].sort().map((version) => version.replace('R2', ' R2'))
  return `Windows Server ${years.join(', ')}`
}
