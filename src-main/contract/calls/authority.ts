import { z } from 'zod'
import { advice } from '../advice.ts'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { revocationReasons } from '../certificate-facts.ts'
import { lockMinutes } from '../views/protection.ts'
import { templateName } from '../pfx-choices.ts'
import { pfxChoices } from './files.ts'
import { certificateView, exportedFileView, rootView, ruleView } from '../views/authority.ts'

const nothing = z.object({})

export const nameFailures = [
  'name.empty',
  'name.hasSpace',
  'name.badCharacter',
  'name.labelTooLong',
  'name.tooLong',
  'name.emptyLabel',
  'name.badHyphen',
  'name.notQualified',
  'name.isAddress',
] as const

const fileFailures = ['file.unwritable', 'file.diskFull'] as const

/** A file by its path, or its bytes in base64 where the client cannot name a path (a browser's drop). */
export const fileInput = z.union([
  z.strictObject({ path: z.string().min(1) }),
  z.strictObject({ name: z.string(), base64: z.base64().max(8_000_000) }),
])

/** Roots, certificates, CRLs and the files that carry them. Passphrases and passwords are in no output. */
export const authorityCalls = {
  'root.list': query({
    summary: 'All roots.',
    input: z.strictObject({}),
    output: z.object({ roots: z.array(rootView) }),
    failures: [],
  }),
  'root.create': command({
    summary:
      'Creates a root with its first CRL; the key is sealed under the passphrase and stays unlocked for a while.',
    input: z.strictObject({
      name: z.string().min(1).max(64),
      years: z.int().default(10),
      keyBits: z.literal([3072, 4096]).default(3072),
      passphrase: z.string(),
      /** Name constraints: it may certify names below these DNS suffixes only. Empty: every name. */
      permittedDnsSuffixes: z.array(z.string()).max(16).default([]),
    }),
    output: z.object({ rootId: ids.rootId, certificateId: ids.certificateId }),
    failures: [
      'root.duplicateName',
      'root.nameTooLong',
      'root.passphraseTooShort',
      'certificate.badValidity',
      ...nameFailures.filter((code) => code !== 'name.notQualified'),
    ],
  }),
  'root.unlock': command({
    summary: "Unlocks a root's key with its passphrase, for as long as protection.set or this call says.",
    input: z.strictObject({
      rootId: ids.rootId,
      passphrase: z.string(),
      /** Instead of what is set: so long at the longest, null until it is locked. */
      minutes: lockMinutes.optional(),
      /** Has the system keep the passphrase, where `protection.view` says that it can. */
      remember: z.boolean().default(false),
    }),
    output: nothing,
    failures: [
      'root.unknown',
      'root.wrongPassphrase',
      'root.keyUnreadable',
      'passphrase.shellRemembersNone',
      'passphrase.noSafeStore',
      'passphrase.storeFailed',
    ],
  }),
  'root.lock': command({
    summary: "Locks a root's key.",
    input: z.strictObject({ rootId: ids.rootId }),
    output: nothing,
    failures: ['root.unknown'],
  }),
  'certificate.list': query({
    summary: 'All certificates, roots first.',
    input: z.strictObject({}),
    output: z.object({ certificates: z.array(certificateView) }),
    failures: [],
  }),
  'certificate.view': query({
    summary: 'One certificate.',
    input: z.strictObject({ certificateId: ids.certificateId }),
    output: certificateView,
    failures: ['certificate.unknown'],
  }),
  'certificate.issue': command({
    summary: 'Issues one certificate per FQDN, or one for a whole cluster: both purposes, FQDN in CN and SAN, RSA.',
    input: z.strictObject({
      rootId: ids.rootId,
      fqdns: z.array(z.string()).max(1000).default([]),
      /** Hosts of the workspace, by their FQDN; they come after `fqdns`. */
      hostIds: z.array(ids.hostId).max(1000).default([]),
      /** Whose fields are used where one is left out; the root's default one if this is left out. */
      template: templateName.optional(),
      years: z.int().optional(),
      keyBits: z.literal([2048, 3072]).optional(),
      /** `cluster`: one certificate with every name in its SAN, nodes and Broker; the first name is the CN. */
      pattern: z.enum(['each', 'cluster']).default('each'),
      /** Accepts names that begin with `*.`. */
      allowsWildcard: z.boolean().default(false),
      /** Adds the first label of each FQDN to the SAN. */
      addsShortNames: z.boolean().optional(),
    }),
    output: z.object({ certificateIds: z.array(ids.certificateId) }),
    failures: [
      'root.unknown',
      'root.locked',
      'template.unknown',
      'host.unknown',
      'name.outsideConstraint',
      'certificate.badValidity',
      'certificate.tooManyNames',
      'core.cancelled',
      ...nameFailures,
    ],
  }),
  'certificate.parseNames': query({
    summary: 'Reads pasted names or a CSV file and says which are FQDNs and what is wrong with the others.',
    input: z.strictObject({ text: z.string().max(2_000_000), allowsWildcard: z.boolean().default(false) }),
    output: z.object({
      names: z.array(z.object({ line: z.int(), fqdn: z.string() })),
      problems: z.array(
        z.object({
          line: z.int(),
          text: z.string(),
          /** A failure code with its texts. */
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        }),
      ),
    }),
    failures: [],
  }),
  'certificate.export': command({
    summary:
      'Writes roots, CRLs and, per certificate, .cer, PFX and import script into one folder, with generated passwords in passwords.txt.',
    input: z.strictObject({
      certificateIds: z.array(ids.certificateId).min(1).max(1000),
      folder: z.string().min(1),
      ...pfxChoices,
    }),
    output: z.object({ folder: z.string(), files: z.array(exportedFileView), advice: z.array(advice) }),
    failures: [
      'certificate.unknown',
      'certificate.sameFiles',
      'template.unknown',
      'root.locked',
      'core.cancelled',
      ...fileFailures,
    ],
  }),
  'certificate.importOnHost': command({
    summary:
      "Imports an exported PFX into the host's Personal store and its root into Trusted Root, read back from disk.",
    input: z.strictObject({
      hostId: ids.hostId,
      certificateId: ids.certificateId,
      /** Left out: modern from Server 2019 on, compat before. */
      profile: z.enum(['compat', 'modern']).optional(),
      importRoot: z.boolean().default(true),
      importCrl: z.boolean().default(true),
    }),
    output: nothing,
    failures: [
      'host.unknown',
      'host.off',
      'certificate.unknown',
      'certificate.keyElsewhere',
      'pfx.notFound',
      'pfx.passwordUnknown',
      'pfx.wrongPassword',
      'pfx.unreadable',
      'pfx.noPrivateKey',
      'pfx.tooManyIterations',
      'file.unreadable',
      'file.nestedTooDeeply',
    ],
  }),
  'store.importPfx': command({
    summary: 'Imports any PFX file into a store of a host, as Import-PfxCertificate.',
    input: z.strictObject({
      hostId: ids.hostId,
      store: z.enum(['LocalMachine\\My', 'CurrentUser\\My']).default('LocalMachine\\My'),
      file: fileInput,
      password: z.string(),
    }),
    output: z.object({ certificateId: ids.certificateId }),
    failures: [
      'host.unknown',
      'host.off',
      'pfx.wrongPassword',
      'pfx.unreadable',
      'pfx.tooManyIterations',
      'pfx.noPrivateKey',
      'file.unreadable',
      'file.tooLarge',
      'file.nestedTooDeeply',
    ],
  }),
  'store.importCertificate': command({
    summary: 'Imports a .cer or PEM file into a store of a host, as Import-Certificate.',
    input: z.strictObject({ hostId: ids.hostId, store: ids.storeName, file: fileInput }),
    output: z.object({ certificateId: ids.certificateId }),
    failures: [
      'host.unknown',
      'host.off',
      'certificate.unreadable',
      'file.unreadable',
      'file.tooLarge',
      'file.nestedTooDeeply',
    ],
  }),
  'store.importCrl': command({
    summary: "Imports a CRL file into the host's Intermediate store, as certutil -addstore CA.",
    input: z.strictObject({ hostId: ids.hostId, file: fileInput }),
    output: nothing,
    failures: [
      'host.unknown',
      'host.off',
      'crl.unreadable',
      'crl.foreign',
      'crl.isDelta',
      'file.unreadable',
      'file.tooLarge',
      'file.nestedTooDeeply',
    ],
  }),
  'crl.publish': command({
    summary: 'Signs a new CRL with the next number and writes it to a folder if one is named.',
    input: z.strictObject({
      rootId: ids.rootId,
      folder: z.string().optional(),
      /** Left out: as the root's policy says. */
      validDays: z.int().min(1).max(400).optional(),
    }),
    output: z.object({ crlNumber: z.int(), path: z.string().nullable() }),
    failures: ['root.unknown', 'root.locked', 'root.mayNotSignCrl', ...fileFailures],
  }),
  'certificate.revoke': command({
    summary: 'Revokes a certificate and signs the CRL that says so; hosts know it once they have imported that CRL.',
    input: z.strictObject({
      certificateId: ids.certificateId,
      reason: z.enum(revocationReasons).default('unspecified'),
      /** Where the new CRL is written; nowhere if left out. */
      folder: z.string().min(1).optional(),
    }),
    output: z.object({ crlNumber: z.int(), path: z.string().nullable() }),
    failures: [
      'certificate.unknown',
      'certificate.notIssuedHere',
      'certificate.alreadyRevoked',
      'root.locked',
      'root.mayNotSignCrl',
      ...fileFailures,
    ],
  }),
  'certificate.renew': command({
    summary:
      'Issues a successor for the same names with a new serial number, from the root that succeeded its own if there is one; the old certificate stays listed.',
    input: z.strictObject({
      certificateId: ids.certificateId,
      /** False keeps the private key that the host already has. */
      newKey: z.boolean().default(true),
    }),
    output: z.object({ certificateId: ids.certificateId }),
    failures: [
      'certificate.unknown',
      'certificate.notIssuedHere',
      'certificate.alreadyRenewed',
      'certificate.keyRevoked',
      'certificate.keyElsewhere',
      'certificate.badValidity',
      'name.outsideConstraint',
      'root.locked',
    ],
  }),
  'certificate.judge': query({
    summary: 'Says rule by rule whether Hyper-V Replica takes this certificate on this host.',
    input: z.strictObject({ certificateId: ids.certificateId, hostId: ids.hostId }),
    output: z.object({ rules: z.array(ruleView) }),
    failures: ['certificate.unknown', 'host.unknown'],
  }),
}
