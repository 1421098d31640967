/** A certificate with its issuers in one file: PEM for everything but Windows, P7B for Windows (Certificates reference 2.5). */
import {
  contextTag,
  DerError,
  element,
  expectTag,
  integer,
  oid,
  readChildren,
  readElement,
  readOid,
  readSequence,
  sequence,
  setOf,
  tag,
} from '../der/der.ts'
import { oids } from '../der/oids.ts'

/** Writes certificates one after the other, the first one's issuer next. */
export function writePem(certificates: readonly Uint8Array[]): Buffer {
  const blocks = certificates.map((der) => {
    const lines =
      Buffer.from(der)
        .toString('base64')
        .match(/.{1,64}/g) ?? []
    return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
  })
  return Buffer.from(blocks.join(''), 'latin1')
}

/** Writes a PKCS#7 message that signs nothing and only carries certificates (RFC 2315 9.1). */
export function writeP7b(certificates: readonly Buffer[]): Buffer {
  const carried = setOf(...certificates)
  const signedData = sequence(
    integer(1),
    setOf(),
    sequence(oid(oids.data)),
    // An implicit tag takes the place of the set's own.
    element(contextTag(0, true), readElement(carried).content),
    setOf(),
  )
  return sequence(oid(oids.signedData), element(contextTag(0, true), signedData))
}

/** Whether bytes begin as a PKCS#7 message and not as a certificate. */
export function isPkcs7(der: Buffer): boolean {
  try {
    return readChildren(readElement(der))[0]?.tag === tag.oid
  } catch (error) {
    if (error instanceof DerError) return false
    throw error
  }
}

/**
 * Reads the certificates out of a P7B file.
 * @throws DerError when the bytes are no such message.
 */
export function readP7b(der: Buffer): Buffer[] {
  const [type, wrapped] = readSequence(readElement(der), 'the message')
  if (readOid(type, 'the type of the message') !== oids.signedData) {
    throw new DerError('the message is not of the kind that carries certificates')
  }
  const [signedData] = readChildren(expectTag(wrapped, contextTag(0, true), 'the content of the message'))
  const fields = readSequence(signedData, 'the content of the message')
  const carried = fields.find((field) => field.tag === contextTag(0, true))
  if (carried === undefined) throw new DerError('the message carries no certificates')
  return readChildren(carried).map((certificate) => expectTag(certificate, tag.sequence, 'a certificate').bytes)
}
