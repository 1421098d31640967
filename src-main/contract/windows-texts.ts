/**
 * What Windows says for its codes: the system's own English texts, as they stand in event messages (Hyper-V Replica
 * reference 5.4). An administrator who searches the web for the text of an event must find something. Codes whose text is not
 * known to us are shown by their number alone.
 */
const windowsTexts: Readonly<Record<string, string>> = {
  '0x00002EE2': 'The operation timed out',
  '0x00002EE7': 'The server name or address could not be resolved',
  '0x00002EF1': 'The operation has been canceled',
  '0x00002EF3': 'The handle is in the wrong state for the requested operation',
  '0x00002EFD': 'A connection with the server could not be established',
  '0x00002EFE': 'The connection with the server was terminated abnormally',
  '0x00002F0C': 'A certificate is required to complete client authentication',
  '0x80070002': 'The system cannot find the file specified.',
  '0x80070005': 'General access denied error',
  '0x80070070': 'There is not enough space on the disk.',
  '0x80004004': 'Operation aborted',
  '0x80004005': 'Unspecified error',
  '0x80090303': 'The specified target is unknown or unreachable',
  '0x800B0101':
    'A required certificate is not within its validity period when verifying against the current system clock or the timestamp in the signed file.',
  '0x800B0109':
    'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.',
  '0x800B010A': 'A certificate chain could not be built to a trusted root authority.',
  '0x800B010F': "The certificate's CN name does not match the passed value.",
  '0x800B0110': 'The certificate is not valid for the requested usage.',
  '0x80092010': 'The certificate is revoked.',
  '0x80092012': 'The revocation function was unable to check revocation for the certificate.',
  '0x80092013': 'The revocation function was unable to check revocation because the revocation server was offline.',
}

/** What Windows says of a failure that has no code of its own. */
const unspecified = '0x80004005'

/**
 * A code as it stands in the text of an event: the words of the system, then the number.
 * @param code For example `0x00002EFD`; left out, the one for an unspecified error.
 */
export function windowsCause(code: string = unspecified): string {
  const text = windowsTexts[code]
  return text === undefined ? `(${code})` : `${text} (${code})`
}
