/**
 * Every code of Windows that Understudy speaks of, by the symbol that Windows' own headers give it. The only place where the
 * hexadecimal is written: failures, faults, the gates between two hosts and the texts name an entry of this table.
 */
export const windowsCodes = {
  // WinHTTP (winhttp.h): what the client of a connection sees. Hyper-V Replica reference 5.4.
  ERROR_WINHTTP_TIMEOUT: '0x00002EE2',
  ERROR_WINHTTP_NAME_NOT_RESOLVED: '0x00002EE7',
  ERROR_WINHTTP_OPERATION_CANCELLED: '0x00002EF1',
  ERROR_WINHTTP_INCORRECT_HANDLE_STATE: '0x00002EF3',
  ERROR_WINHTTP_CANNOT_CONNECT: '0x00002EFD',
  ERROR_WINHTTP_CONNECTION_ERROR: '0x00002EFE',
  ERROR_WINHTTP_SECURE_CERT_DATE_INVALID: '0x00002F05',
  ERROR_WINHTTP_SECURE_CERT_CN_INVALID: '0x00002F06',
  ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED: '0x00002F0C',
  ERROR_WINHTTP_SECURE_INVALID_CA: '0x00002F0D',
  ERROR_WINHTTP_SECURE_CERT_REV_FAILED: '0x00002F19',
  ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE: '0x00002F93',
  ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY: '0x00002F99',

  // General HRESULTs (winerror.h); those of the second group are HRESULT_FROM_WIN32 of the symbol. Hyper-V Replica reference 5.4.
  E_ABORT: '0x80004004',
  E_FAIL: '0x80004005',
  E_ACCESSDENIED: '0x80070005',
  E_OUTOFMEMORY: '0x8007000E',
  E_INVALIDARG: '0x80070057',
  ERROR_FILE_NOT_FOUND: '0x80070002',
  ERROR_NOT_READY: '0x80070015',
  ERROR_DISK_FULL: '0x80070070',

  // Security packages (winerror.h). Hyper-V Replica reference 5.4; that Hyper-V shows the last one unchanged is not confirmed.
  SEC_E_TARGET_UNKNOWN: '0x80090303',
  SEC_E_UNKNOWN_CREDENTIALS: '0x8009030D',
  SEC_E_TIME_SKEW: '0x80090324',

  // Revocation (winerror.h). Certificates reference 3.7.
  CRYPT_E_REVOKED: '0x80092010',
  CRYPT_E_NO_REVOCATION_CHECK: '0x80092012',
  CRYPT_E_REVOCATION_OFFLINE: '0x80092013',
  CRYPT_E_NOT_IN_REVOCATION_DATABASE: '0x80092014',

  // The chain engine (winerror.h). Certificates reference 3.7.
  CERT_E_EXPIRED: '0x800B0101',
  CERT_E_UNTRUSTEDROOT: '0x800B0109',
  CERT_E_CHAINING: '0x800B010A',
  CERT_E_CN_NO_MATCH: '0x800B010F',
  CERT_E_WRONG_USAGE: '0x800B0110',

  // The chain engine as well: what Windows documents for these causes in general; that Hyper-V shows them unchanged is not confirmed.
  TRUST_E_CERT_SIGNATURE: '0x80096004',
  TRUST_E_BASIC_CONSTRAINTS: '0x80096019',
  CERT_E_CRITICAL: '0x800B0105',
  CERT_E_INVALID_NAME: '0x800B0114',
} as const

export type WindowsCode = (typeof windowsCodes)[keyof typeof windowsCodes]

const symbols: ReadonlyMap<string, string> = new Map(
  Object.entries(windowsCodes).map(([symbol, code]) => [code, symbol]),
)

/**
 * The name that Windows has for a code; undefined for one that is not in the table.
 * @param code As Windows shows it, for example from the event log of a world.
 */
export function windowsSymbol(code: string): string | undefined {
  return symbols.get(code)
}
