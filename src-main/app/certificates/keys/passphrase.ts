/** What a passphrase must be. */

export const passphraseLengthMin = 12
