/** Reading a certificate request. */
import { fail, type Reply } from '../../contract/failure.ts'
import { parseRequest, type CertificateRequest } from './certificate-request.ts'
import { limitNesting } from '../der/nesting.ts'
import { certificateBytesMax, readable } from '../files/readable.ts'
import { nameText } from '../certificates/distinguished-name.ts'
import { keyOf, type InspectedCertificate } from '../certificates/inspected-certificate.ts'

/** What a request for a certificate says, with the algorithm and size of its key. */
export interface InspectedRequest
  extends CertificateRequest, Pick<InspectedCertificate, 'keyAlgorithm' | 'keyName' | 'keyBits'> {
  readonly subjectText: string
}

/**
 * Reads a request for a certificate in DER.
 * @returns The request, or `file.tooLarge`, `file.nestedTooDeeply`, `csr.unreadable`.
 */
export function readRequest(der: Buffer, file: string): Reply<InspectedRequest> {
  if (der.length > certificateBytesMax) return fail('file.tooLarge', { path: file, sizeBytesMax: certificateBytesMax })
  return readable('csr.unreadable', file, () => {
    limitNesting(der)
    const request = parseRequest(der)
    return {
      ...request,
      ...keyOf(request),
      subjectText: nameText(request.subject),
    }
  })
}
