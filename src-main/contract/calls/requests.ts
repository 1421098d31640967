import { z } from 'zod'
import { advice } from '../advice.ts'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { keyProvider, templateName, windowsVersions } from '../pfx-choices.ts'
import { bundleView } from '../views/files.ts'
import { fileInput, nameFailures } from './authority.ts'

const namesOfHosts = {
  fqdns: z.array(z.string()).max(1000).default([]),
  /** Hosts of the workspace, by their FQDN; they come after `fqdns`. */
  hostIds: z.array(ids.hostId).max(1000).default([]),
  /** Accepts names that begin with `*.`. */
  allowsWildcard: z.boolean().default(false),
}

const requestFailures = [
  'csr.unreadable',
  'csr.badSignature',
  'csr.weakKey',
  'certificate.keyNotRsa',
  'file.unreadable',
  'file.tooLarge',
  'file.nestedTooDeeply',
] as const

/** Requests: keys that are made on the host and never leave it. And the layout with one root per host. */
export const requestCalls = {
  'csr.prepare': command({
    summary: 'Gives, per host, the INF file and the certreq lines that make its key and request there.',
    input: z.strictObject({
      ...namesOfHosts,
      /** Whose template is used where a field is left out, and whose name constraints the names must meet. */
      rootId: ids.rootId.optional(),
      template: templateName.optional(),
      keyBits: z.literal([2048, 3072]).optional(),
      provider: keyProvider.optional(),
      /** `cluster`: one request with every name, the first one as CN. */
      pattern: z.enum(['each', 'cluster']).default('each'),
      addsShortNames: z.boolean().optional(),
      /** Where the INF files are written; nowhere if left out. */
      folder: z.string().min(1).optional(),
    }),
    output: z.object({
      requests: z.array(
        z.object({
          fqdn: z.string(),
          dnsNames: z.array(z.string()),
          infName: z.string(),
          inf: z.string(),
          requestName: z.string(),
          certificateName: z.string(),
          /** To type on the host, in the folder of the INF. */
          requestCommands: z.array(z.string()),
          /** To type on the host once the certificate is there; the script of a bundle does the same. */
          acceptCommands: z.array(z.string()),
          /** Where the INF was written; null if it was not. */
          path: z.string().nullable(),
        }),
      ),
    }),
    failures: [
      'root.unknown',
      'template.unknown',
      'host.unknown',
      'name.outsideConstraint',
      'certificate.tooManyNames',
      'file.unwritable',
      'file.diskFull',
      ...nameFailures,
    ],
  }),
  'csr.read': query({
    summary: 'Reads a certificate request and says whose key it is for which names; the signature must be right.',
    input: z.strictObject({ file: fileInput }),
    output: z.object({
      commonName: z.string(),
      dnsNames: z.array(z.string()),
      /** The names that a certificate gets unless others are given; what is no FQDN is refused when it is signed. */
      names: z.array(z.string()),
      keyBits: z.int(),
    }),
    failures: requestFailures,
  }),
  'csr.sign': command({
    summary:
      'Issues a certificate for the key in a request (PKCS#10, PEM or DER); both purposes and all usages are ours, whatever the request says.',
    input: z.strictObject({
      rootId: ids.rootId,
      file: fileInput,
      /** The names in place of those in the request, the one for the CN first. */
      fqdns: z.array(z.string()).max(128).default([]),
      template: templateName.optional(),
      years: z.int().optional(),
      allowsWildcard: z.boolean().default(false),
      addsShortNames: z.boolean().optional(),
    }),
    output: z.object({ certificateId: ids.certificateId, dnsNames: z.array(z.string()) }),
    failures: [
      'root.unknown',
      'root.locked',
      'template.unknown',
      'csr.noName',
      'name.outsideConstraint',
      'certificate.badValidity',
      ...requestFailures,
      ...nameFailures,
    ],
  }),
  'root.createPerHost': command({
    summary:
      'Creates one root per host and its certificate, where the files of every host trust the roots of all; says what that recipe usually does wrong.',
    input: z.strictObject({
      ...namesOfHosts,
      /** Seals every one of the roots. */
      passphrase: z.string(),
      years: z.int().default(10),
      keyBits: z.literal([3072, 4096]).default(3072),
      hostYears: z.int().default(3),
      hostKeyBits: z.literal([2048, 3072]).default(2048),
      /** A root whose hosts the new ones are to replicate with: all of them trust each other from then on. */
      joinsRootId: ids.rootId.optional(),
      /** Where the bundles are written; none are if left out. */
      folder: z.string().min(1).optional(),
      form: z.enum(['folder', 'zip']).default('folder'),
      language: z.enum(['en', 'de', 'cs']).default('en'),
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
      'core.cancelled',
      'file.unwritable',
      'file.diskFull',
      ...nameFailures,
    ],
  }),
}
