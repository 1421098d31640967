/** Certificates that end soon or have ended, have no successor, and are in no store of an emulated host. */
import type { IndexedCertificate } from './certificate-index.ts'
import { hostsByCertificate, stateAt, type HostInWorld } from './searching.ts'

/** As many as anybody reads; all of them are in the inventory under their state. */
const endingMax = 50

export interface EndingCertificate {
  readonly certificateId: string
  readonly name: string
  readonly isExpired: boolean
  readonly notAfterWallInstant: number
}

/**
 * @param certificates The inventory.
 * @param hosts The emulated hosts; what they hold is judged by their own clock and not listed here.
 * @param wallNow Milliseconds since 1970.
 * @returns The first to end first, at most 50.
 */
export function endingCertificates(
  certificates: readonly IndexedCertificate[],
  hosts: readonly HostInWorld[],
  wallNow: number,
): EndingCertificate[] {
  const holders = hostsByCertificate(hosts)
  return certificates
    .flatMap(({ view }) => {
      if (view.kind !== 'host' || holders.has(view.certificateId)) return []
      const state = stateAt(view, wallNow)
      if (state !== 'expired' && state !== 'expiresSoon') return []
      const { certificateId, issuedTo: name, notAfterWallInstant } = view
      return [{ certificateId, name, isExpired: state === 'expired', notAfterWallInstant }]
    })
    .sort((one, other) => one.notAfterWallInstant - other.notAfterWallInstant)
    .slice(0, endingMax)
}
