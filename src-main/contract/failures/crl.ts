import type { FailureTable } from './table.ts'

/** CRLs, their numbers, dates and addresses. */
export const crlFailures = {
  'crl.unreadable': { meaning: 'The file holds no CRL that can be parsed.', params: ['file', 'problem'] },
  'crl.foreign': { meaning: 'No certificate of this workspace has signed the CRL.', params: ['issuer'] },
  'crl.signatureUnknown': {
    meaning: 'The signature of the CRL is of a kind that cannot be checked here.',
    params: ['issuer', 'algorithm'],
  },
  'crl.negativeNumber': {
    meaning: 'The CRL has a negative number, which RFC 5280 5.2.3 does not allow and nothing can follow.',
    params: ['issuer', 'crlNumber'],
  },
  'crl.badPublishDays': {
    meaning: 'The next CRL would be due when, or after, the one before has ended.',
    params: ['publishDays', 'validDays'],
  },
  'crl.noDistributionPoint': { meaning: 'The root has no URL at which hosts could fetch its CRL.', params: ['root'] },
  'crl.none': { meaning: 'The root has signed no CRL yet.', params: ['root'] },
  'crl.isDelta': {
    meaning: 'The CRL lists only what has changed since a base CRL (RFC 5280 5.2.4).',
    params: ['issuer'],
  },
  'crl.numberTooLarge': {
    meaning: 'The CRL has a number above which no other can be counted exactly.',
    params: ['issuer', 'crlNumber'],
  },
  'crl.serverRuns': { meaning: 'The loopback server for CRLs runs already.', params: ['port'] },
  'crl.portBusy': {
    meaning: 'The port for the loopback server is taken or not allowed.',
    params: ['port'],
  },
  'crlUrl.notHttp': {
    meaning:
      'The distribution point is no http URL; https would need a revocation check of its own (Certificates 3.4).',
    params: ['url'],
  },
  'crlUrl.hasExtra': {
    meaning: 'The distribution point holds a user, a query or a fragment.',
    params: ['url', 'extra'],
  },
  'crlUrl.badPath': {
    meaning: 'The path of the distribution point does not end in .crl, or holds more than plain characters.',
    params: ['url'],
  },
  'crlUrl.tooLong': {
    meaning: 'The distribution point is longer than hosts should have to read.',
    params: ['lengthMax'],
  },
} as const satisfies FailureTable
