/**
 * What a host needs to make its own key and a request for it: the INF file for certreq and the lines to type, so that the
 * private key never leaves the host (Certificates reference 1.1, 1.8; Microsoft's sample for Replica certificates).
 */
import { keyProviders, type KeyProviderName } from '../../contract/pfx-choices.ts'
import { exportNames } from '../files/export-names.ts'
import { commonNameFor } from '../certificates/names.ts'
import { oids } from '../der/oids.ts'
import { windowsText } from '../scripts/script-text.ts'

interface RequestInf {
  /** From `parseFqdn`, the one that becomes the common name first. */
  readonly dnsNames: readonly [string, ...string[]]
  readonly keyBits: number
  readonly provider: KeyProviderName
}

interface RequestFiles {
  readonly infName: string
  readonly inf: string
  readonly requestName: string
  readonly certificateName: string
  /** On the host: makes the key and the request. */
  readonly requestCommands: readonly string[]
  /** On the host, once the certificate is there: joins it to the key. */
  readonly acceptCommands: readonly string[]
}

/**
 * Writes the INF and the lines of one host.
 * @param request Names and key.
 */
export function requestFiles(request: RequestInf): RequestFiles {
  const [fqdn] = request.dnsNames
  const certificateName = exportNames(fqdn, '').certificate
  const stem = certificateName.replace(/\.cer$/, '')
  const infName = `${stem}.inf`
  const requestName = `${stem}.req`
  return {
    infName,
    inf: infText(request),
    requestName,
    certificateName,
    requestCommands: [`certreq -new -machine ${infName} ${requestName}`],
    acceptCommands: ['certutil -addstore -f Root root.cer', `certreq -accept -machine ${certificateName}`],
  }
}

/** The INF as bytes for a file on Windows. */
export function infBytes(inf: string): Buffer {
  return windowsText(inf)
}

function infText({ dnsNames, keyBits, provider }: RequestInf): string {
  const { windowsName, type } = keyProviders[provider]
  const isCng = type === 0
  return [
    '[Version]',
    'Signature="$Windows NT$"',
    '',
    '[NewRequest]',
    `Subject = "CN=${commonNameFor(dnsNames[0])}"`,
    `KeyLength = ${keyBits}`,
    // Keys in CNG have no key spec; the key usage below says what they are for.
    ...(isCng ? [] : ['; AT_KEYEXCHANGE: schannel never uses a key that may only sign', 'KeySpec = 1']),
    '; digitalSignature and keyEncipherment',
    'KeyUsage = 0xA0',
    'MachineKeySet = True',
    'Exportable = False',
    `ProviderName = "${windowsName}"`,
    ...(isCng ? [] : [`ProviderType = ${type}`]),
    'RequestType = PKCS10',
    'HashAlgorithm = SHA256',
    'SMIME = False',
    '',
    '[EnhancedKeyUsageExtension]',
    '; server and client authentication: a host is both, before and after a failover',
    `OID = ${oids.serverAuth}`,
    `OID = ${oids.clientAuth}`,
    '',
    '[Extensions]',
    `${oids.subjectAltName} = "{text}"`,
    ...dnsNames.map((name, index) => `_continue_ = "dns=${name}${index === dnsNames.length - 1 ? '' : '&'}"`),
    '',
  ].join('\n')
}
