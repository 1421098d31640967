/**
 * Passwords for PFX files are drawn, not chosen: ASCII letters and digits without those that look alike, because programs
 * disagree on the encoding of everything else (Certificates reference 2.4).
 */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'
const pfxPasswordLength = 24

/**
 * Draws a password of 24 characters, about 140 bits.
 * @param randomBytes The source; octets that would make some characters likelier than others are thrown away.
 */
export function drawPfxPassword(randomBytes: (count: number) => Uint8Array): string {
  const fairBelow = 256 - (256 % alphabet.length)
  let password = ''
  while (password.length < pfxPasswordLength) {
    for (const octet of randomBytes(pfxPasswordLength)) {
      if (octet < fairBelow && password.length < pfxPasswordLength) password += alphabet.charAt(octet % alphabet.length)
    }
  }
  return password
}
