/** The names by which administrators know certificates that the world knows by their ids. */
import { thumbprintOf } from '../../../authority/certificates/issue.ts'
import type { CertificateNames } from '../../world/meaning.ts'
import { versionsOf } from './documents.ts'
import type { Inventory } from './inventory.ts'
import { worldFacts } from './world-facts.ts'

/** @param inventory Roots, certificates and what came from elsewhere. */
export function certificateNames(inventory: Pick<Inventory, 'roots' | 'thumbprint'>): CertificateNames {
  const rootOf = (certificateId: string) =>
    inventory.roots().find(({ document }) => document.certificateId === certificateId)
  return {
    thumbprint(certificateId, facts) {
      const root = facts && rootOf(certificateId)
      // A root that was issued again has kept its id; the dates tell which of its certificates is meant.
      const version = root && versionsOf(root).find((each) => hasDates(worldFacts(certificateId, each, null), facts))
      return version ? thumbprintOf(Buffer.from(version.der, 'base64')) : inventory.thumbprint(certificateId)
    },
    rootName: (certificateId) => rootOf(certificateId)?.document.name,
  }
}

type Dates = Pick<ReturnType<typeof worldFacts>, 'notBeforeInstant' | 'notAfterInstant'>

function hasDates(one: Dates, other: Dates): boolean {
  return one.notBeforeInstant === other.notBeforeInstant && one.notAfterInstant === other.notAfterInstant
}
