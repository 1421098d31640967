import { z } from 'zod'
import { advice } from '../advice.ts'
import { command, query } from '../call.ts'
import { rootWeaknesses } from '../certificate-facts.ts'
import * as ids from '../ids.ts'
import { keyProvider, templateFields, templateName, windowsVersions } from '../pfx-choices.ts'
import { language } from '../views/preferences.ts'
import { rootView } from '../views/authority.ts'
import { unreadableRow } from '../views/inventory.ts'
import { bundleView } from '../views/files.ts'
import { lockMinutes } from '../views/protection.ts'
import { successionView, templateView } from '../views/roots.ts'
import { fileInput, nameFailures, namesOfHosts, nothing } from './parts.ts'
import { certificateLimits, certificateYears, hostKeySizes, rootKeySizes } from '../limits/certificate.ts'

/** Roots: made, imported, unlocked, issued again, followed by another; their passphrase, recovery sheet and templates. */
export const rootCalls = {
  'root.list': query({
    summary: 'All roots.',
    input: z.strictObject({}),
    output: z.object({ roots: z.array(rootView), unreadable: z.array(unreadableRow) }),
    failures: [],
  }),
  'root.create': command({
    summary:
      'Creates a root with its first CRL; the key is sealed under the passphrase and stays unlocked for a while.',
    input: z.strictObject({
      name: z.string().min(1).max(certificateLimits.commonNameLengthMax),
      years: z.int().default(certificateYears.root),
      keyBits: z.literal(rootKeySizes).default(rootKeySizes[0]),
      passphrase: z.string(),
      /** Name constraints: it may certify names below these DNS suffixes only. Empty: every name. */
      permittedDnsSuffixes: z.array(z.string()).max(certificateLimits.permittedSuffixesMax).default([]),
    }),
    output: z.object({ rootId: ids.rootId, certificateId: ids.certificateId }),
    failures: [
      'root.duplicateName',
      'time.wentBack',
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
      lastCrlNumber: z.int().min(0).max(certificateLimits.crlNumberMax).optional(),
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
      'root.notAuthority',
      'root.mayNotSignCrl',
      'crl.unreadable',
      'crl.foreign',
      'crl.signatureUnknown',
      'crl.isDelta',
      'crl.numberTooLarge',
      'crl.negativeNumber',
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
      'file.notAFile',
      'file.noAnswer',
      'file.nestedTooDeeply',
      'file.notSupported',
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
    input: z.strictObject({ rootId: ids.rootId, language: language.default('en') }),
    output: z.object({ text: z.string() }),
    failures: ['root.unknown', 'root.noKey'],
  }),
  'root.restore': command({
    summary: 'Restores a root from the text of its recovery sheet and its passphrase.',
    input: z.strictObject({ sheet: z.string().max(certificateLimits.sheetLengthMax), passphrase: z.string() }),
    output: z.object({ rootId: ids.rootId, certificateId: ids.certificateId }),
    failures: [
      'root.sheetUnreadable',
      'root.duplicateName',
      'root.wrongPassphrase',
      'root.keyUnreadable',
      'root.keyDiffers',
    ],
  }),
  'root.lockAll': command({
    summary:
      'Locks every root, after the command that runs; the desktop app does so when the computer sleeps or is locked.',
    input: z.strictObject({}),
    output: z.object({ rootIds: z.array(ids.rootId) }),
    failures: [],
  }),
  'root.unlockRemembered': command({
    summary: 'Unlocks a root with the passphrase that the system remembers.',
    input: z.strictObject({ rootId: ids.rootId, minutes: lockMinutes.optional() }),
    output: nothing,
    failures: [
      'root.unknown',
      'root.wrongPassphrase',
      'root.keyUnreadable',
      'passphrase.notRemembered',
      'passphrase.shellRemembersNone',
      'passphrase.noSafeStore',
      'passphrase.storeFailed',
    ],
  }),
  'root.forgetPassphrase': command({
    summary: 'Takes a remembered passphrase out of the workspace.',
    input: z.strictObject({ rootId: ids.rootId }),
    output: z.object({ wasRemembered: z.boolean() }),
    failures: ['root.unknown'],
  }),
  'root.createPerHost': command({
    summary:
      'Creates one root per host and its certificate, where the files of every host trust the roots of all; says what that recipe usually does wrong.',
    input: z.strictObject({
      ...namesOfHosts,
      /** Seals every one of the roots. */
      passphrase: z.string(),
      years: z.int().default(certificateYears.root),
      keyBits: z.literal(rootKeySizes).default(rootKeySizes[0]),
      hostYears: z.int().default(certificateYears.host),
      hostKeyBits: z.literal(hostKeySizes).default(hostKeySizes[0]),
      /** A root whose hosts the new ones are to replicate with: all of them trust each other from then on. */
      joinsRootId: ids.rootId.optional(),
      /** Where the bundles are written; none are if left out. */
      folder: z.string().min(1).optional(),
      form: z.enum(['folder', 'zip']).default('folder'),
      language: language.default('en'),
      windowsVersions: windowsVersions.optional(),
      provider: keyProvider.optional(),
    }),
    output: z.object({
      hosts: z.array(z.object({ fqdn: z.string(), rootId: ids.rootId, certificateId: ids.certificateId })),
      bundles: z.array(bundleView),
      passwordsPath: z.string().nullable(),
      /** What the usual recipe for this layout does wrong, and what was done here. */
      advice: z.array(advice),
    }),
    failures: [
      'root.unknown',
      'root.duplicateName',
      'root.passphraseTooShort',
      'host.unknown',
      'certificate.badValidity',
      'certificate.tooManyNames',
      'root.locked',
      'root.wrongPassphrase',
      'root.keyUnreadable',
      'certificate.sameFiles',
      'time.wentBack',
      'core.cancelled',
      'file.unwritable',
      'file.diskFull',
      'file.otherAuthority',
      'file.pathTooLong',
      ...nameFailures,
    ],
  }),
  'root.reissue': command({
    summary:
      'Issues a root again with the same name and key and with correct extensions; certificates from it stay valid, and hosts get the new root file.',
    input: z.strictObject({ rootId: ids.rootId, years: z.int().default(certificateYears.root) }),
    output: z.object({
      certificateId: ids.certificateId,
      thumbprint: z.string(),
      /** What was weak and no longer is; each has its texts as the failure code `rootWeakness.…`. */
      healed: z.array(z.enum(rootWeaknesses)),
      /** What only a new root with a new key can cure. */
      remaining: z.array(z.enum(rootWeaknesses)),
    }),
    failures: ['root.unknown', 'root.locked', 'time.wentBack', 'certificate.badValidity'],
  }),
  'root.rollOver': command({
    summary: 'Creates a successor of a root; files for hosts carry both roots until the roll-over is ended.',
    input: z.strictObject({
      rootId: ids.rootId,
      name: z.string().min(1).max(certificateLimits.commonNameLengthMax),
      years: z.int().default(certificateYears.root),
      keyBits: z.literal(rootKeySizes).default(rootKeySizes[0]),
      passphrase: z.string(),
    }),
    output: z.object({ rootId: ids.rootId, certificateId: ids.certificateId }),
    failures: [
      'root.unknown',
      'root.hasSuccessor',
      'root.duplicateName',
      'time.wentBack',
      'root.nameTooLong',
      'root.passphraseTooShort',
      'certificate.badValidity',
      'name.empty',
    ],
  }),
  'root.endRollOver': command({
    summary: 'Ends a roll-over: from now on files for hosts carry the new root alone.',
    input: z.strictObject({
      /** The old root. */
      rootId: ids.rootId,
      /** Ends it although certificates of the old root are still in use. */
      evenIfInUse: z.boolean().default(false),
    }),
    output: nothing,
    failures: ['root.unknown', 'root.noSuccessor', 'root.rollOverEnded', 'root.stillInUse'],
  }),
  'root.succession': query({
    summary: 'How far a roll-over is: which certificates still hang on the old root.',
    input: z.strictObject({
      /** The old root. */
      rootId: ids.rootId,
    }),
    output: successionView,
    failures: ['root.unknown', 'root.noSuccessor'],
  }),
  'template.list': query({
    summary: 'The templates of a root, the default first: what is used where a call leaves a field out.',
    input: z.strictObject({ rootId: ids.rootId }),
    output: z.object({ templates: z.array(templateView) }),
    failures: ['root.unknown'],
  }),
  'template.save': command({
    summary:
      'Changes the default template of a root, or makes or changes another one; fields left out stay as they are.',
    input: z.strictObject({
      rootId: ids.rootId,
      name: templateName.default('default'),
      ...templateFields.partial().shape,
    }),
    output: templateView,
    failures: ['root.unknown', 'certificate.badValidity'],
  }),
  'template.delete': command({
    summary: 'Deletes a template; the default one gets its first fields back.',
    input: z.strictObject({ rootId: ids.rootId, name: templateName }),
    output: nothing,
    failures: ['root.unknown', 'template.unknown'],
  }),
}
