import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { keyProvider, templateName } from '../pfx-choices.ts'
import { fileInput, nameFailures, namesOfHosts } from './parts.ts'
import { certificateLimits, hostKeySizes } from '../limits/certificate.ts'

const requestFailures = [
  'csr.unreadable',
  'csr.badSignature',
  'csr.signatureUnknown',
  'csr.weakKey',
  'certificate.keyNotRsa',
  'file.unreadable',
  'file.tooLarge',
  'file.notAFile',
  'file.noAnswer',
  'file.nestedTooDeeply',
  'file.notSupported',
] as const

/** Requests: keys that are made on the host and never leave it. */
export const csrCalls = {
  'csr.prepare': command({
    summary: 'Gives, per host, the INF file and the certreq lines that make its key and request there.',
    input: z.strictObject({
      ...namesOfHosts,
      /** Whose template is used where a field is left out, and whose name constraints the names must meet. */
      rootId: ids.rootId.optional(),
      template: templateName.optional(),
      keyBits: z.literal(hostKeySizes).optional(),
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
      fqdns: z.array(z.string()).max(certificateLimits.clusterNamesMax).default([]),
      template: templateName.optional(),
      years: z.int().optional(),
      allowsWildcard: z.boolean().default(false),
      addsShortNames: z.boolean().optional(),
    }),
    output: z.object({ certificateId: ids.certificateId, dnsNames: z.array(z.string()) }),
    failures: [
      'root.unknown',
      'root.locked',
      'time.wentBack',
      'template.unknown',
      'csr.noName',
      'name.outsideConstraint',
      'certificate.badValidity',
      ...requestFailures,
      ...nameFailures,
    ],
  }),
}
