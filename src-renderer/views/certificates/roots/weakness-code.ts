import type { RootWeakness } from '../../../../src-main/contract/certificate-facts.ts'
import type { FailureCode } from '../../../../src-main/contract/failure.ts'

/** The failure code whose texts say what a weakness means. */
export function weaknessCode(weakness: RootWeakness): FailureCode {
  return `rootWeakness.${weakness}`
}
