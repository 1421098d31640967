import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { fileInput, nothing, ofHost } from './parts.ts'

/** Certificate stores of hosts. */
export const storeCalls = {
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
      'file.notAFile',
      'file.noAnswer',
      'file.nestedTooDeeply',
      'file.notSupported',
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
      'file.notAFile',
      'file.noAnswer',
      'file.nestedTooDeeply',
      'file.notSupported',
    ],
  }),
  'store.importRoot': command({
    summary:
      'Imports the certificate of a root into Trusted Root of a host, or its newest CRL into Intermediate, alone.',
    input: z.strictObject({ hostId: ids.hostId, rootId: ids.rootId, part: z.enum(['certificate', 'crl']) }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'root.unknown', 'crl.none'],
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
      'crl.signatureUnknown',
      'crl.isDelta',
      'file.unreadable',
      'file.tooLarge',
      'file.notAFile',
      'file.noAnswer',
      'file.nestedTooDeeply',
      'file.notSupported',
    ],
  }),
  'store.remove': command({
    summary: 'Removes a certificate from a store of a host.',
    input: z.strictObject({ ...ofHost, store: ids.storeName, certificateId: ids.certificateId }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'store.missing'],
  }),
}
