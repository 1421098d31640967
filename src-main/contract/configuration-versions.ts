/**
 * Configuration versions of virtual machines: which one each Windows Server gives to a new machine, and which it takes from
 * elsewhere. A machine keeps its version when it moves or is replicated; it never goes down. The version of Windows Server 2025
 * is inferred, not read on a host.
 */
import type { Edition } from './ids.ts'

interface Versions {
  readonly ofNewMachine: string
  readonly accepted: readonly string[]
}

const until2016 = ['5.0', '6.2', '7.0', '7.1', '8.0'] as const
const since2022 = ['8.0', '8.1', '8.2', '8.3', '9.0', '9.1', '9.2', '9.3', '10.0'] as const

export const configurationVersions: Readonly<Record<Edition, Versions>> = {
  '2012R2': { ofNewMachine: '5.0', accepted: ['5.0'] },
  '2016': { ofNewMachine: '8.0', accepted: until2016 },
  '2019': { ofNewMachine: '9.0', accepted: [...until2016, '8.1', '8.2', '8.3', '9.0'] },
  '2022': { ofNewMachine: '10.0', accepted: since2022 },
  '2025': { ofNewMachine: '12.0', accepted: [...since2022, '11.0', '12.0'] },
}

/**
 * The oldest Windows Server that runs a machine of a version; undefined for a version that none of them knows.
 * @param version As `Get-VM` shows it, for example `9.0`.
 */
export function oldestEditionFor(version: string): Edition | undefined {
  const editions = Object.keys(configurationVersions) as Edition[]
  return editions.find((edition) => configurationVersions[edition].accepted.includes(version))
}
