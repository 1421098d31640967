/** A certificate with its issuers in one file: PEM for everything but Windows, P7B for Windows (Certificates reference 2.5). */
import { withDetail } from '../../contract/problems.ts'
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
  type DerNode,
} from '../der/der.ts'
import { objectName } from '../der/object-names.ts'
import { oids } from '../der/oids.ts'
import { kindOfDer } from './der-kind.ts'
import { NotImplemented } from './readable.ts'

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

/** What a message of PKCS#7 carries. */
interface CarriedMessage {
  readonly certificates: readonly Buffer[]
  readonly crls: readonly Buffer[]
  /** The request in a renewal that certreq has signed with the certificate before it; null in every other message. */
  readonly request: Buffer | null
}

/**
 * Reads a message that carries certificates or CRLs (RFC 2315 9.1, RFC 5652 5.1).
 * @param der As DER in all its levels.
 * @throws DerError when the bytes are no message, NotImplemented for messages of other kinds.
 */
export function readMessage(der: Buffer): CarriedMessage {
  const [type, wrapped] = readSequence(readElement(der), 'ContentInfo')
  const kind = readOid(type, 'contentType')
  if (kind !== oids.signedData) {
    const isSealed = sealedKinds.has(kind)
    throw new NotImplemented(
      withDetail(isSealed ? 'encryptedMessage' : 'message', objectName(kind) ?? kind),
      isSealed
        ? 'openssl cms -decrypt -inform DER -in FILE -inkey KEY -out new.bin'
        : 'openssl cms -cmsout -inform DER -in FILE -print',
    )
  }
  const [signedData] = readChildren(expectTag(wrapped, contextTag(0, true), 'content'))
  const fields = readSequence(signedData, 'content')
  const carried = (number: number) => {
    const field = fields.find((each) => each.tag === contextTag(number, true))
    // Attribute certificates and other kinds carry a tag of their own.
    return field ? readChildren(field).flatMap((each) => (each.tag === tag.sequence ? [each.bytes] : [])) : []
  }
  return { certificates: carried(0), crls: carried(1), request: requestIn(fields[2]) }
}

/** envelopedData, signedAndEnvelopedData and encryptedData. */
const sealedKinds: ReadonlySet<string> = new Set(['1.2.840.113549.1.7.3', '1.2.840.113549.1.7.4', oids.encryptedData])

/** Of a renewal the content is the request itself; a CMC request has it within a structure of its own (RFC 5272 3.2). */
function requestIn(content: DerNode | undefined): Buffer | null {
  try {
    const [type, wrapped] = readSequence(content, 'content')
    if (wrapped === undefined) return null
    const kind = readOid(type, 'content')
    const text = expectTag(readChildren(wrapped)[0], tag.octetString, 'content').content
    if (kind === oids.data) return kindOfDer(text) === 'csr' ? text : null
    if (kind !== oids.cmcRequest) return null
    const [, requests] = readSequence(readElement(text), 'PKIData')
    for (const tagged of readSequence(requests, 'reqSequence')) {
      const request = tagged.tag === contextTag(0, true) ? readChildren(tagged)[1] : undefined
      if (request && kindOfDer(request.bytes) === 'csr') return request.bytes
    }
    return null
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}
