import type { fileFailures } from '../../failures/file.ts'
import type { FailureText } from '../shape.ts'

export const file = {
  'file.unreadable': {
    sentence: 'The file “{{path}}” cannot be read: {{problem}}.',
    next: 'Check the path and your permission to read the file.',
  },
  'file.unwritable': {
    sentence: '“{{path}}” cannot be written: {{problem}}.',
    next: 'Choose another folder, or allow yourself to write there.',
  },
  'file.diskFull': {
    sentence: 'There is no space left on the volume of “{{path}}”.',
    next: 'Free some space, or choose a folder on another volume.',
  },
  'file.tooLarge': {
    sentence: 'The file “{{path}}” is larger than {{sizeBytesMax}} and was not opened.',
    next: 'Choose a certificate, PFX or CRL file; none of them is that large.',
  },
  'file.unrecognised': {
    sentence: "'{{file}}' is no certificate, PFX, P7B, request, CRL or key.",
    next: 'Choose another file; a certificate for Windows ends in .cer, a PFX in .pfx.',
  },
  'file.notSupported': {
    sentence: "'{{file}}' may be sound, but it is {{form}}, which Understudy does not read.",
    next: 'Convert it and bring the result: {{conversion}}.',
  },
  'file.nestedTooDeeply': {
    sentence: "'{{file}}' nests structures more than {{depthMax}} deep, as no certificate does, and was not opened.",
    next: 'Ask for the file again from whoever made it; do not open it with other programs.',
  },
  'file.noBlock': {
    sentence: "'{{file}}' has {{blockCount}} blocks, and number {{block}} is not among them.",
    next: 'Choose one of the blocks that the file has.',
  },
} satisfies Record<keyof typeof fileFailures, FailureText>
