import type { crlFailures } from '../../failures/crl.ts'
import type { FailureText } from '../shape.ts'

export const crl = {
  'crl.unreadable': {
    sentence: '{{file}} is not a CRL, or is damaged ({{problem}}).',
    next: 'Export the CRL again.',
  },
  'crl.foreign': {
    sentence: 'The CRL is from "{{issuer}}", and no certificate in this workspace has signed it.',
    next: 'Choose the CRL of an authority that is here, or import the certificate of its authority on a host first.',
  },
  'crl.signatureUnknown': {
    sentence: 'The signature of the CRL of "{{issuer}}" cannot be checked: {{algorithm}}.',
    next: 'Have its authority sign the CRL with RSA and SHA-256.',
  },
  'crl.negativeNumber': {
    sentence: 'The CRL of "{{issuer}}" has the number {{crlNumber}}, and no CRL may have a negative one.',
    next: 'Have its authority sign a CRL with the number 1 or above and bring that.',
  },
  'crl.badPublishDays': {
    sentence: 'A CRL that holds for {{validDays}} days cannot be followed by the next one after {{publishDays}} days.',
    next: 'Choose fewer days until the next CRL, for example a third of the days for which it holds.',
  },
  'crl.noDistributionPoint': {
    sentence: 'The root "{{root}}" has no distribution point for its CRL.',
    next: 'Set the URL of the CRL first, or import the CRL on every host as a file.',
  },
  'crl.none': {
    sentence: 'The root "{{root}}" has signed no CRL yet.',
    next: 'Unlock the root and publish a CRL.',
  },
  'crl.isDelta': {
    sentence: 'The CRL of "{{issuer}}" is a delta: it lists only what has changed since another CRL.',
    next: 'Bring the base CRL; its file name has no plus sign.',
  },
  'crl.numberTooLarge': {
    sentence: 'The CRL of "{{issuer}}" has the number {{crlNumber}}, above which no next number can be counted.',
    next: 'Roll over to a new root; its CRLs begin with number 1.',
  },
  'crl.serverRuns': {
    sentence: 'The CRLs are offered on port {{port}} already.',
    next: 'Stop that server first if you want another port.',
  },
  'crl.portBusy': {
    sentence: 'The CRLs cannot be offered on port {{port}}: it is in use or not allowed.',
    next: 'Choose another port, or leave the choice to the system.',
  },
  'crlUrl.notHttp': {
    sentence: '"{{url}}" is no URL that begins with http://.',
    next: 'Use plain http; the CRL is signed, and https would have to check revocation before the CRL is there.',
  },
  'crlUrl.hasExtra': {
    sentence: 'The URL "{{url}}" holds "{{extra}}", which hosts may not send or keep.',
    next: 'Use a plain URL without user, query (?) and fragment (#).',
  },
  'crlUrl.badPath': {
    sentence: 'The URL "{{url}}" does not name a .crl file in plain characters.',
    next: 'Use letters, digits, hyphens, dots and slashes, for example http://pki.lab.example/root.crl.',
  },
  'crlUrl.tooLong': {
    sentence: 'The URL is longer than {{lengthMax}} characters.',
    next: 'Use a shorter path.',
  },
} satisfies Record<keyof typeof crlFailures, FailureText>
