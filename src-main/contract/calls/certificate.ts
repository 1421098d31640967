import { z } from 'zod'
import { advice } from '../advice.ts'
import { command, query } from '../call.ts'
import { revocationReasons } from '../certificate-facts.ts'
import * as ids from '../ids.ts'
import { templateName } from '../pfx-choices.ts'
import { language } from '../views/preferences.ts'
import { certificateView, exportedFileView, ruleView } from '../views/authority.ts'
import { bundleView } from '../views/files.ts'
import { derNodeView, inspectionView } from '../views/inspection.ts'
import {
  bulkOutcome,
  certificateCounts,
  certificateRow,
  certificateSortKeys,
  renewOutcome,
  revokeOutcome,
  unreadableRow,
} from '../views/inventory.ts'
import { certificateStates } from '../views/certificate-state.ts'
import { renewalView } from '../views/renewal.ts'
import {
  fileFailures,
  fileInput,
  gateFailures,
  nameFailures,
  nothing,
  peerFailures,
  pfxChoices,
  stateFailures,
} from './parts.ts'
import { certificateLimits, hostKeySizes, windowsPathLengthMax } from '../limits/certificate.ts'
import { networkLimits } from '../limits/network.ts'
import { portMax, replicaPorts } from '../limits/ports.ts'
import { pageLimits } from '../limits/page.ts'

const certificateKind = z.enum(['root', 'host'])

/** How bundles travel, in which language they explain themselves, and what their script binds. */
const bundleChoices = {
  form: z.enum(['folder', 'zip']).default('folder'),
  /** Of the README and of what the scripts say. */
  language: language.default('en'),
  ...pfxChoices,
  /** Where the host stores replicas; asked for on the host if left out. */
  storageLocation: z
    .string()
    .min(1)
    .max(windowsPathLengthMax)
    // What no path on Windows can hold.
    .regex(/^[^\p{Cc}"<>|?*]+$/u)
    .optional(),
  port: z.int().min(1).max(portMax).default(replicaPorts.certificate),
}

/** What its steps can give. */
const renewEverywhereFailures = [
  ...fileFailures,
  ...stateFailures,
  ...gateFailures,
  ...peerFailures,
  'certificate.unknown',
  'certificate.notIssuedHere',
  'certificate.keyRevoked',
  'certificate.keyElsewhere',
  'certificate.badValidity',
  'name.outsideConstraint',
  'root.unknown',
  'root.locked',
  'root.wrongPassphrase',
  'root.keyUnreadable',
  'passphrase.notRemembered',
  'passphrase.shellRemembersNone',
  'passphrase.noSafeStore',
  'passphrase.storeFailed',
  'time.wentBack',
  'template.unknown',
  'certificate.sameFiles',
  'host.unknown',
  'pfx.notFound',
  'pfx.passwordUnknown',
  'pfx.wrongPassword',
  'pfx.unreadable',
  'pfx.noPrivateKey',
  'replicaServer.noCertificate',
  'replicaServer.noValidCertificate',
  'replicaServer.noStorageLocation',
  'store.missing',
  'resynchronization.sizeMismatch',
  'core.cancelled',
] as const

/** As many as an inventory is made for. */
const chosen = z.array(ids.certificateId).min(1).max(certificateLimits.chosenMax)

/** Certificates of hosts: issued, renewed, revoked, exported, judged, found again in the inventory. Keys and passwords are in no output. */
export const certificateCalls = {
  'certificate.list': query({
    summary: 'All certificates, roots first.',
    input: z.strictObject({}),
    output: z.object({ certificates: z.array(certificateView), unreadable: z.array(unreadableRow) }),
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
      fqdns: z.array(z.string()).max(certificateLimits.namesMax).default([]),
      /** Hosts of the workspace, by their FQDN; they come after `fqdns`. */
      hostIds: z.array(ids.hostId).max(certificateLimits.namesMax).default([]),
      /** Whose fields are used where one is left out; the root's default one if this is left out. */
      template: templateName.optional(),
      years: z.int().optional(),
      keyBits: z.literal(hostKeySizes).optional(),
      /** `cluster`: one certificate with every name in its SAN, nodes and Broker; the first name is the CN. */
      pattern: z.enum(['each', 'cluster']).default('each'),
      /** Accepts names that begin with `*.`. */
      allowsWildcard: z.boolean().default(false),
      /** Adds the first label of each FQDN to the SAN. */
      addsShortNames: z.boolean().optional(),
      /**
       * Where `certificate.export` will write their files next: refused beforehand if it could not, and what was issued and not yet
       * exported is given again.
       */
      folder: z.string().min(1).optional(),
    }),
    output: z.object({ certificateIds: z.array(ids.certificateId) }),
    failures: [
      ...fileFailures,
      'certificate.sameFiles',
      'root.unknown',
      'root.locked',
      'time.wentBack',
      'template.unknown',
      'host.unknown',
      'name.outsideConstraint',
      'certificate.badValidity',
      'certificate.tooManyNames',
      'core.cancelled',
      ...nameFailures,
    ],
  }),
  'certificate.makeForHosts': command({
    summary:
      'Everything that hosts need in one go: a root where none is named, a certificate and a bundle for each host; refused as a whole before anything is made.',
    input: z.strictObject({
      /** Which root issues; left out, a new one does. */
      rootId: ids.rootId.optional(),
      /** Completes names without a dot, and is what a new root is called after. */
      suffix: z.string().min(1).max(networkLimits.nameLengthMax).optional(),
      /** Of a new root; left out, it is called after the suffix. */
      rootName: z.string().min(1).max(certificateLimits.commonNameLengthMax).optional(),
      /** Whether a new root may sign names below the suffix only. */
      limitsRoot: z.boolean().default(true),
      fqdns: z.array(z.string()).max(certificateLimits.namesMax).default([]),
      /** Hosts of the workspace, by their FQDN; they come after `fqdns`. */
      hostIds: z.array(ids.hostId).max(certificateLimits.namesMax).default([]),
      /** Seals a new root, or opens the one that is named while it is locked. */
      passphrase: z.string().default(''),
      years: z.int().optional(),
      keyBits: z.literal(hostKeySizes).optional(),
      folder: z.string().min(1),
      ...bundleChoices,
    }),
    output: z.object({
      rootId: ids.rootId,
      certificateIds: z.array(ids.certificateId),
      folder: z.string(),
      bundles: z.array(bundleView),
      /** The file with the passwords. */
      passwordsPath: z.string().nullable(),
      advice: z.array(advice),
    }),
    failures: [
      ...fileFailures,
      'certificate.sameFiles',
      'certificate.unknown',
      'root.unknown',
      'root.locked',
      'root.duplicateName',
      'root.nameTooLong',
      'root.passphraseTooShort',
      'root.wrongPassphrase',
      'root.keyUnreadable',
      'passphrase.notRemembered',
      'passphrase.shellRemembersNone',
      'passphrase.noSafeStore',
      'passphrase.storeFailed',
      'time.wentBack',
      'template.unknown',
      'host.unknown',
      'name.outsideConstraint',
      'certificate.badValidity',
      'certificate.tooManyNames',
      'core.cancelled',
      ...nameFailures,
    ],
  }),
  'certificate.exportFolder': query({
    summary:
      'Where files go when nobody says otherwise: the folders that were named last, else one that is called after the workspace.',
    input: z.strictObject({}),
    output: z.object({
      folder: z.string(),
      /** Where their passwords are, or will be. */
      passwordsFolder: z.string(),
      /** Where the CRL was published last; the same folder until then. */
      crlFolder: z.string(),
    }),
    failures: [],
  }),
  'certificate.parseNames': query({
    summary: 'Reads pasted names or a CSV file and says which are FQDNs and what is wrong with the others.',
    input: z.strictObject({
      text: z.string().max(certificateLimits.nameListBytesMax),
      allowsWildcard: z.boolean().default(false),
      /** Completes names without a dot. */
      suffix: z.string().max(networkLimits.nameLengthMax).optional(),
      /** Whose limits the names are held against; with `permittedSuffix` those of a root that is yet to be made. */
      rootId: ids.rootId.optional(),
      permittedSuffix: z.string().max(networkLimits.nameLengthMax).optional(),
    }),
    output: z.object({
      names: z.array(
        z.object({
          line: z.int(),
          /** As it goes into the certificate: in lower case, completed, international labels in ASCII. */
          fqdn: z.string(),
          /** As it stands in the list. */
          text: z.string(),
        }),
      ),
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
      'Writes roots, CRLs and, per certificate, .cer, PFX and import script into one folder, with generated passwords in passwords.txt in a folder of its own.',
    input: z.strictObject({
      certificateIds: z.array(ids.certificateId).min(1).max(certificateLimits.namesMax),
      folder: z.string().min(1),
      /** Of what the import scripts say. */
      language: language.default('en'),
      ...pfxChoices,
    }),
    output: z.object({ folder: z.string(), files: z.array(exportedFileView), advice: z.array(advice) }),
    failures: [
      'certificate.unknown',
      'certificate.sameFiles',
      'template.unknown',
      'root.locked',
      'time.wentBack',
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
      'file.notSupported',
    ],
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
      'time.wentBack',
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
      'time.wentBack',
    ],
  }),
  'certificate.renewalPlan': query({
    summary: 'Where a certificate is used, and the steps until another one has taken its place everywhere.',
    input: z.strictObject({
      certificateId: ids.certificateId,
      /** Of what the PowerShell says. */
      language: language.default('en'),
    }),
    output: renewalView,
    failures: ['certificate.unknown', 'certificate.notIssuedHere'],
  }),
  'certificate.renewEverywhere': command({
    summary:
      'Renews a certificate everywhere it is used: issues, bundles, imports, binds, sets it on every machine, and resumes what had stopped.',
    input: z.strictObject({
      certificateId: ids.certificateId,
      newKey: z.boolean().default(true),
      /** Opens the root while it is locked. */
      passphrase: z.string().default(''),
      /** Where the bundle is written; left out, where the last files went. */
      folder: z.string().min(1).optional(),
      language: language.default('en'),
    }),
    output: renewalView.extend({
      steps: z.array(renewalView.shape.steps.element.extend({ atInstant: ids.instant })),
      /** Null where the bundle had been written before. */
      bundlePath: z.string().nullable(),
      passwordsPath: z.string().nullable(),
    }),
    failures: renewEverywhereFailures,
  }),
  'certificate.judge': query({
    summary: 'Says rule by rule whether Hyper-V Replica takes this certificate on this host.',
    input: z.strictObject({ certificateId: ids.certificateId, hostId: ids.hostId }),
    output: z.object({ rules: z.array(ruleView) }),
    failures: ['certificate.unknown', 'host.unknown'],
  }),
  'certificate.bundle': command({
    summary:
      'Writes one folder or ZIP archive per host: PFX, roots, CRLs, import.ps1, undo.ps1 and a README; generated passwords go into passwords.txt in a folder of its own.',
    input: z.strictObject({
      certificateIds: z.array(ids.certificateId).min(1).max(certificateLimits.namesMax),
      folder: z.string().min(1),
      ...bundleChoices,
      /** The script binds the certificate with Set-VMReplicationServer. */
      bindsReplicaServer: z.boolean().default(true),
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
      'time.wentBack',
      'core.cancelled',
      'file.unwritable',
      'file.diskFull',
      'file.otherAuthority',
      'file.pathTooLong',
    ],
  }),
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
      'file.notSupported',
      'certificate.unreadable',
      'csr.unreadable',
      'pfx.wrongPassword',
      'pfx.unreadable',
      'pfx.tooManyIterations',
      'crl.unreadable',
      'key.unreadable',
      'key.wrongPassphrase',
      'file.unreadable',
      'file.tooLarge',
      'file.notAFile',
      'file.noAnswer',
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
      limit: z.int().min(1).max(pageLimits.nodesMax).default(500),
    }),
    output: z.object({
      blockCount: z.int(),
      sizeBytes: ids.bytes,
      nodes: z.array(derNodeView),
      /** Where the next page begins; null at the end. */
      nextOffset: z.int().nullable(),
      /** Where the structure stops to make sense, and why as a code; null if it does to the end of this page. */
      problem: z.object({ offset: z.int(), code: z.string() }).nullable(),
    }),
    failures: [
      'file.unrecognised',
      'file.nestedTooDeeply',
      'file.noBlock',
      'file.unreadable',
      'file.tooLarge',
      'file.notAFile',
      'file.noAnswer',
    ],
  }),
  'certificate.search': query({
    summary: 'Finds certificates by words and filters, one page of them in an order, with counts for every filter.',
    input: z.strictObject({
      /**
       * Words that must all occur in the names, the serial number, a thumbprint or the name of the root. A word of hexadecimal
       * digits may be written with colons, spaces or hyphens between them, as other programs show it.
       */
      text: z.string().max(pageLimits.searchLengthMax).default(''),
      /** Any of these; empty for all. */
      states: z.array(z.enum(certificateStates)).max(certificateStates.length).default([]),
      rootIds: z.array(ids.rootId).max(pageLimits.rowsMax).default([]),
      kinds: z.array(certificateKind).max(certificateKind.options.length).default([]),
      /** In a store of this host of the world, or made out to its FQDN. */
      hostId: ids.hostId.optional(),
      /** Made out to this name, by itself or through a wildcard. */
      fqdn: z.string().max(pageLimits.searchedNameLengthMax).optional(),
      /** Ends at or before this. */
      endsByWallInstant: z.int().optional(),
      sort: z.enum(certificateSortKeys).default('name'),
      isDescending: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(0).max(pageLimits.rowsMax).default(100),
      /** Also the ids of all that were found, for a bulk operation. */
      withAllIds: z.boolean().default(false),
    }),
    output: z.object({
      certificates: z.array(certificateRow),
      /** How many were found, on all pages. */
      foundCount: z.int(),
      /** How many there are without any filter. */
      totalCount: z.int(),
      counts: certificateCounts,
      allIds: z.array(ids.certificateId).nullable(),
    }),
    failures: ['host.unknown'],
  }),
  'certificate.renewMany': command({
    summary: 'Renews many certificates, each with a successor for the same names, and says what became of each.',
    input: z.strictObject({ certificateIds: chosen, newKey: z.boolean().default(true) }),
    output: renewOutcome,
    failures: [],
  }),
  'certificate.revokeMany': command({
    summary: 'Revokes many certificates with one CRL per root, and says what became of each.',
    input: z.strictObject({
      certificateIds: chosen,
      reason: z.enum(revocationReasons).default('unspecified'),
      /** Where the new CRLs are written; nowhere if left out. */
      folder: z.string().min(1).optional(),
    }),
    output: revokeOutcome,
    failures: [],
  }),
  'certificate.exportMany': command({
    summary: 'Exports many certificates into one folder as certificate.export does, and says what became of each.',
    input: z.strictObject({
      certificateIds: chosen,
      folder: z.string().min(1),
      /** Of what the import scripts say. */
      language: language.default('en'),
      ...pfxChoices,
    }),
    output: bulkOutcome.extend({ folder: z.string(), files: z.array(exportedFileView) }),
    failures: [],
  }),
}
