/**
 * "Will Hyper-V Replica take this on host X?" for a request: what the certificate would lack if an authority copied the request
 * as it is, as most do. Store, chain, dates and revocation are for whoever signs it to decide.
 */
import type { InspectedRequest } from '../../../authority/requests/read-request.ts'
import { requestedKeyBitsMin } from '../../../authority/requests/signable-request.ts'
import { oids } from '../../../authority/der/oids.ts'
import { matchesName } from '../../../authority/verdict/verdict.ts'
import { verdictRules, type VerdictRule } from '../../../contract/certificate-facts.ts'
import type { FailureCode, FailureParams } from '../../../contract/failure.ts'
import { windowsCodeOf } from '../../../contract/windows-failure.ts'
import type { RuleView } from '../../../contract/views/authority.ts'
import { certificateLimits } from '../../../contract/limits/certificate.ts'

interface Refusal {
  readonly code: FailureCode
  readonly params: FailureParams
  readonly windowsCode: string | null
}

/** Below this Windows refuses RSA keys since 2012. */

/**
 * Judges a request.
 * @param request The request as it was read.
 * @param file What to call it.
 * @param fqdn The name of the host.
 */
export function requestRules(request: InspectedRequest, file: string, fqdn: string): RuleView[] {
  const refusals: Partial<Record<VerdictRule, Refusal | null>> = {
    privateKey: signatureRefusal(request, file),
    keySpec: keyRefusal(request, file),
    usages: usageRefusal(request),
    name: nameRefusal(request, fqdn),
  }
  return verdictRules.map((rule) => {
    const refusal = refusals[rule]
    return {
      rule,
      result: refusal === undefined ? 'notChecked' : refusal === null ? 'passed' : 'failed',
      code: refusal?.code ?? null,
      params: { ...refusal?.params },
      windowsCode: refusal?.windowsCode ?? null,
      ends: null,
      fix: null,
    }
  })
}

function signatureRefusal({ signatureCheck }: InspectedRequest, file: string): Refusal | null {
  if (signatureCheck.result === 'valid') return null
  return signatureCheck.result === 'unknown'
    ? { code: 'csr.signatureUnknown', params: { file, algorithm: signatureCheck.algorithm }, windowsCode: null }
    : { code: 'csr.badSignature', params: { file }, windowsCode: null }
}

function keyRefusal({ keyAlgorithm, keyName, keyBits }: InspectedRequest, file: string): Refusal | null {
  if (keyAlgorithm !== 'rsa') {
    return {
      code: 'certificate.keyNotRsa',
      params: { name: file, keyAlgorithm: keyName },
      windowsCode: windowsCodeOf('certificate.keyNotRsa') ?? null,
    }
  }
  if (keyBits >= requestedKeyBitsMin) return null
  return {
    code: 'csr.weakKey',
    params: { file, keyBits, keyBitsMin: requestedKeyBitsMin },
    windowsCode: keyBits < certificateLimits.windowsKeyBitsMin ? (windowsCodeOf('certificate.weakKey') ?? null) : null,
  }
}

function usageRefusal(request: InspectedRequest): Refusal | null {
  const { extendedKeyUsages, keyUsages } = request
  const missing: string[] = ['serverAuth', 'clientAuth'].filter((usage) => !extendedKeyUsages.includes(usage))
  if (keyUsages.length > 0 && !keyUsages.includes('digitalSignature')) missing.push('digitalSignature')
  return missing.length === 0
    ? null
    : {
        code: 'csr.lacksUsage',
        params: { name: firstName(request), missing: missing.join(', ') },
        windowsCode: windowsCodeOf('certificate.wrongUsage') ?? null,
      }
}

function nameRefusal(request: InspectedRequest, fqdn: string): Refusal | null {
  if (matchesName({ dnsNames: [...request.dnsNames], commonName: commonNameOf(request) }, fqdn)) return null
  return {
    code: 'csr.nameDiffers',
    params: { name: firstName(request), expectedName: fqdn },
    windowsCode: windowsCodeOf('certificate.nameDiffers') ?? null,
  }
}

function firstName(request: InspectedRequest): string {
  return request.dnsNames[0] ?? (commonNameOf(request) || '-')
}

function commonNameOf({ subject }: InspectedRequest): string {
  return subject.findLast(({ oid }) => oid === oids.commonName)?.value ?? ''
}
