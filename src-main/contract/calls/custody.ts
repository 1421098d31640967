import { z } from 'zod'
import { command, query } from '../call.ts'
import { rootWeaknesses } from '../certificate-facts.ts'
import * as ids from '../ids.ts'
import { fileInput } from './authority.ts'

const nothing = z.object({})

/** What keeps a root safe: its passphrase, its recovery sheet, and the trail of what was done with its key. */
export const custodyCalls = {
  'root.import': command({
    summary: 'Takes over an authority that was made elsewhere, and names what is weak about it.',
    input: z.strictObject({
      /** The certificate, DER or PEM, or a PFX. */
      file: fileInput,
      /** The private key, DER or PEM; left out if `file` holds it. */
      key: fileInput.optional(),
      /** Of the PFX or of the key file. */
      password: z.string().default(''),
      /** Under which the key is kept from now on. */
      passphrase: z.string(),
      /** Its last CRL: what it has revoked stays revoked, and the numbers go on above its number. */
      crl: fileInput.optional(),
      /** The highest CRL number that it has used, where there is no such file; numbers go on above it. */
      lastCrlNumber: z
        .int()
        .min(0)
        .max(2 ** 52)
        .optional(),
    }),
    output: z.object({
      rootId: ids.rootId,
      certificateId: ids.certificateId,
      /** Each has its texts as the failure code `rootWeakness.…`. */
      weaknesses: z.array(z.enum(rootWeaknesses)),
      /** The first CRL that was signed here; null where its key usage allows none. */
      crl: z.object({ crlNumber: z.int(), takenOverCount: z.int() }).nullable(),
    }),
    failures: [
      'root.mayNotSignCrl',
      'crl.unreadable',
      'crl.foreign',
      'crl.isDelta',
      'crl.numberTooLarge',
      'root.duplicateName',
      'root.passphraseTooShort',
      'root.keyDiffers',
      'key.unreadable',
      'key.wrongPassphrase',
      'certificate.unreadable',
      'certificate.keyNotRsa',
      'pfx.wrongPassword',
      'pfx.unreadable',
      'pfx.tooManyIterations',
      'pfx.noPrivateKey',
      'file.unreadable',
      'file.tooLarge',
      'file.nestedTooDeeply',
    ],
  }),
  'root.changePassphrase': command({
    summary: 'Seals the key of a root under another passphrase; recovery sheets printed before keep the old one.',
    input: z.strictObject({ rootId: ids.rootId, passphrase: z.string(), newPassphrase: z.string() }),
    output: nothing,
    failures: ['root.unknown', 'root.wrongPassphrase', 'root.keyUnreadable', 'root.passphraseTooShort'],
  }),
  'root.recoverySheet': command({
    summary: 'Gives a sheet to print from which a root can be restored with its passphrase, which is not on it.',
    input: z.strictObject({ rootId: ids.rootId, language: z.enum(['en', 'de', 'cs']).default('en') }),
    output: z.object({ text: z.string() }),
    failures: ['root.unknown', 'root.noKey'],
  }),
  'root.restore': command({
    summary: 'Restores a root from the text of its recovery sheet and its passphrase.',
    input: z.strictObject({ sheet: z.string().max(100_000), passphrase: z.string() }),
    output: z.object({ rootId: ids.rootId, certificateId: ids.certificateId }),
    failures: [
      'root.sheetUnreadable',
      'root.duplicateName',
      'root.wrongPassphrase',
      'root.keyUnreadable',
      'root.keyDiffers',
    ],
  }),
  'audit.list': query({
    summary: 'What was done with keys and certificates, in the order in which it was done.',
    input: z.strictObject({
      fromSequence: z.int().min(1).default(1),
      limit: z.int().min(1).max(10_000).default(1000),
    }),
    output: z.object({
      entries: z.array(
        z.object({
          sequence: z.int(),
          /** Wall-clock time in ISO 8601, UTC. */
          at: z.string(),
          /** For example `certificate.issued`. */
          kind: z.string(),
          /** Id of what it was done to. */
          subject: z.string(),
          details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
          /** SHA-256 over this entry and the hash before it. */
          hash: z.string(),
        }),
      ),
    }),
    failures: [],
  }),
  'audit.verify': query({
    summary: 'Follows the chain of the audit trail and says whether an entry was changed, taken out or cut off.',
    input: z.strictObject({}),
    output: z.object({
      isIntact: z.boolean(),
      entryCount: z.int(),
      /** The first entry that does not fit; null while the chain holds or when only the end is missing. */
      brokenAtSequence: z.int().nullable(),
    }),
    failures: [],
  }),
}
