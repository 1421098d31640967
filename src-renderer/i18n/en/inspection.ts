/** What is in a file that was opened. */
export const inspection = {
  nothing: 'No file opened',
  nothingText: 'Choose a file, or drop one anywhere on this page.',
  certificate: 'Certificate',
  chain: 'In the chain: {{name}}',
  role: 'Role',
  isAuthority: 'Issues certificates',
  isHost: 'Belongs to a host',
  keyUsages: 'Key usage',
  anyUsage: 'Not restricted',
  crlNumber: 'CRL number',
  revokedCount: 'Revoked',
  'keySpec.exchange': 'Key exchange (AT_KEYEXCHANGE)',
  'keySpec.signature': 'Signature only (AT_SIGNATURE)',
  'keySpec.none': 'None (CNG)',
  askPassword: 'The file has a password.',
}
