import type { inspectionFailures } from '../../failures/inspection.ts'
import type { FailureText } from '../shape.ts'

export const inspection = {
  'file.unrecognised': {
    sentence: "'{{file}}' is no certificate, PFX, P7B, request, CRL or key.",
    next: 'Choose another file; a certificate for Windows ends in .cer, a PFX in .pfx.',
  },
  'file.nestedTooDeeply': {
    sentence: "'{{file}}' nests structures more than {{depthMax}} deep, as no certificate does, and was not opened.",
    next: 'Ask for the file again from whoever made it; do not open it with other programs.',
  },
  'file.noBlock': {
    sentence: "'{{file}}' has {{blockCount}} blocks, and number {{block}} is not among them.",
    next: 'Choose one of the blocks that the file has.',
  },
  'csr.unreadable': {
    sentence: "'{{file}}' is no request for a certificate that can be read ({{problem}}).",
    next: 'Make the request again on the host with certreq -new.',
  },
} satisfies Record<keyof typeof inspectionFailures, FailureText>
