/** What the user should look at, of hosts, machines and certificates. */
import { z } from 'zod'
import * as ids from '../ids.ts'

/** Something that the user should look at; texts and severity words are in the language catalogs. */
export const attentionView = z.object({
  code: z.enum([
    'healthWarning',
    'healthCritical',
    'certificateExpiresSoon',
    'certificateExpired',
    'crlEndsSoon',
    'crlEnded',
    'crlPublishSoon',
    'crlPublishDue',
    'rootCrlEndsSoon',
    'rootCrlEnded',
    'crlNotOnHosts',
    'machineDown',
    'machinesDownAlone',
    'machineUnreached',
    'replicaSilent',
    'cannotSend',
    'hostSilent',
    'volumeOffline',
    'failedOverNotReversed',
    'noFailoverIp',
    'splitBrain',
    'duplicateAddress',
    'faultActive',
  ]),
  severity: z.enum(['info', 'warning', 'critical']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  hostId: ids.hostId.nullable(),
  vmId: ids.vmId.nullable(),
  certificateId: ids.certificateId.nullable(),
})
export type AttentionView = z.infer<typeof attentionView>
