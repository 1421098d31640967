import { z } from 'zod'
import { advice } from '../advice.ts'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { chainFormat, keyProvider, pfxProfile, templateName, windowsVersions } from '../pfx-choices.ts'
import { bundleView } from '../views/files.ts'

/** What decides on the PFX files; each is taken from a template where it is left out. */
export const pfxChoices = {
  /** Whose fields are used where one is left out; the one that a certificate was issued by if this is left out too. */
  template: templateName.optional(),
  /** What the hosts run: decides which kind of PFX is written. Empty: both. */
  windowsVersions: windowsVersions.optional(),
  /** The CSP or KSP that Windows is to keep the key in. */
  provider: keyProvider.optional(),
  /** Certificate and root in one more file. */
  chainFormats: z.array(chainFormat).optional(),
}

/** Files for hosts: which kind of PFX, and bundles with everything that one host needs. */
export const fileCalls = {
  'pfx.advise': query({
    summary: 'Says which kind of PFX the hosts can read, and why.',
    input: z.strictObject({ windowsVersions, provider: keyProvider.default('schannel') }),
    output: z.object({ profiles: z.array(pfxProfile), advice: z.array(advice) }),
    failures: [],
  }),
  'certificate.bundle': command({
    summary:
      'Writes one folder or ZIP archive per host: PFX, roots, CRLs, import.ps1, undo.ps1 and a README; generated passwords go into passwords.txt beside them.',
    input: z.strictObject({
      certificateIds: z.array(ids.certificateId).min(1).max(1000),
      folder: z.string().min(1),
      form: z.enum(['folder', 'zip']).default('folder'),
      /** Of the README. */
      language: z.enum(['en', 'de', 'cs']).default('en'),
      ...pfxChoices,
      /** The script binds the certificate with Set-VMReplicationServer. */
      bindsReplicaServer: z.boolean().default(true),
      /** Where the host stores replicas; asked for on the host if left out. */
      storageLocation: z
        .string()
        .min(1)
        .max(260)
        // What no path on Windows can hold.
        .regex(/^[^\p{Cc}"<>|?*]+$/u)
        .optional(),
      port: z.int().min(1).max(65_535).default(443),
      /** The last resort: the script turns the revocation check off. */
      disablesRevocationCheck: z.boolean().default(false),
    }),
    output: z.object({
      folder: z.string(),
      bundles: z.array(bundleView),
      /** The file with the passwords; null where no bundle holds a PFX. */
      passwordsPath: z.string().nullable(),
      advice: z.array(advice),
    }),
    failures: [
      'certificate.unknown',
      'certificate.sameFiles',
      'template.unknown',
      'root.locked',
      'core.cancelled',
      'file.unwritable',
      'file.diskFull',
    ],
  }),
}
