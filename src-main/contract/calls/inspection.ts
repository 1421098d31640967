import { z } from 'zod'
import { query } from '../call.ts'
import * as ids from '../ids.ts'
import { derNodeView, inspectionView } from '../views/inspection.ts'
import { fileInput } from './authority.ts'

/** Files that somebody brings: what they are, what is in them, and whether Hyper-V Replica would take them. */
export const inspectionCalls = {
  'certificate.inspect': query({
    summary:
      'Opens a certificate, PFX, P7B, CSR, CRL, key or PEM file, says what it is and whether a host would take it.',
    input: z.strictObject({
      file: fileInput,
      /** Of a PFX. */
      password: z.string().optional(),
      /** Judges the certificate on this host of the workspace. */
      hostId: ids.hostId.optional(),
      /** Judges it on a host of this name: one of the workspace, else a bare one that trusts the workspace's roots. */
      fqdn: z.string().optional(),
    }),
    output: inspectionView,
    failures: [
      'file.unrecognised',
      'file.nestedTooDeeply',
      'certificate.unreadable',
      'csr.unreadable',
      'pfx.wrongPassword',
      'pfx.unreadable',
      'pfx.tooManyIterations',
      'crl.unreadable',
      'file.unreadable',
      'file.tooLarge',
      'host.unknown',
      'name.empty',
      'name.hasSpace',
      'name.badCharacter',
      'name.labelTooLong',
      'name.tooLong',
      'name.emptyLabel',
      'name.badHyphen',
      'name.notQualified',
      'name.isAddress',
    ],
  }),
  'certificate.structure': query({
    summary: 'Gives the raw structure of a file, element by element, a page at a time.',
    input: z.strictObject({
      file: fileInput,
      /** Which block of a PEM file, counted from 0. */
      block: z.int().min(0).default(0),
      /** Where the page begins; `nextOffset` of the page before. */
      fromOffset: z.int().min(0).default(0),
      limit: z.int().min(1).max(5000).default(500),
    }),
    output: z.object({
      blockCount: z.int(),
      sizeBytes: ids.bytes,
      nodes: z.array(derNodeView),
      /** Where the next page begins; null at the end. */
      nextOffset: z.int().nullable(),
      /** Where the structure stops to make sense, and why; null if it does to the end of this page. */
      problem: z.object({ offset: z.int(), text: z.string() }).nullable(),
    }),
    failures: ['file.unrecognised', 'file.noBlock', 'file.unreadable', 'file.tooLarge'],
  }),
}
