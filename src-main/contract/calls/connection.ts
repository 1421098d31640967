import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { gateFailures } from './parts.ts'
import { replicaPorts } from '../limits/ports.ts'

/** One side of the real or judged handshake. */
const peerOpinion = z.object({
  accepted: z.boolean(),
  code: z.string(),
  windowsCode: z.string().nullable(),
})

/** Whether a primary server would reach and be taken by a Replica server. */
export const connectionCalls = {
  'connection.test': command({
    summary:
      "Tests a connection as Test-VMReplicationConnection does: every gate, our verdict, and a real mutual TLS handshake on loopback with the hosts' PFX files.",
    input: z.strictObject({
      hostId: ids.hostId,
      replicaServer: z.string(),
      port: ids.port.default(replicaPorts.certificate),
      authentication: ids.authentication.default('certificate'),
      certificateId: ids.certificateId.nullable().default(null),
      /** As -BypassProxyServer. */
      bypassesProxy: z.boolean().default(false),
      /** Without it only the emulated gates are passed. */
      performHandshake: z.boolean().default(true),
      /** Of the PFX on the client and on the server, where no passwords.txt that belongs to it holds it. */
      clientPassword: z.string().optional(),
      serverPassword: z.string().optional(),
    }),
    output: z.object({
      clientVerdict: peerOpinion,
      serverVerdict: peerOpinion,
      /** What the TLS engine said; null when no handshake was asked for or Kerberos is used. */
      engine: z
        .object({
          client: peerOpinion,
          server: peerOpinion,
          protocol: z.string(),
          cipher: z.string(),
          agrees: z.boolean(),
        })
        .nullable(),
    }),
    failures: [
      'host.unknown',
      'host.off',
      ...gateFailures,
      'replication.sameHost',
      'replicaServer.storageDenied',
      'connection.engineDisagrees',
      'pfx.notFound',
      'pfx.passwordUnknown',
      'pfx.wrongPassword',
      'pfx.unreadable',
      'file.notSupported',
      'pfx.noPrivateKey',
    ],
  }),
}
