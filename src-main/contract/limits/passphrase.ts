/** Of the passphrase that seals the key of a root. */
export const passphraseLengthMin = 12
