/** Every failure that Understudy can give, noun by noun. A test demands a text in each language for each of them. */

import { adapterFailures } from './adapter.ts'
import { auditFailures } from './audit.ts'
import { branchFailures } from './branch.ts'
import { certificateFailures } from './certificate.ts'
import { checkpointFailures } from './checkpoint.ts'
import { clockFailures } from './clock.ts'
import { connectionFailures } from './connection.ts'
import { coreFailures } from './core.ts'
import { crlFailures } from './crl.ts'
import { csrFailures } from './csr.ts'
import { diskFailures } from './disk.ts'
import { dnsFailures } from './dns.ts'
import { domainFailures } from './domain.ts'
import { failoverFailures } from './failover.ts'
import { faultFailures } from './fault.ts'
import { fileFailures } from './file.ts'
import { forecastFailures } from './forecast.ts'
import { hostFailures } from './host.ts'
import { initialCopyFailures } from './initial-copy.ts'
import { labResultFailures } from './lab-result.ts'
import { labFailures } from './lab.ts'
import { nameFailures } from './name.ts'
import { networkFailures } from './network.ts'
import { pfxFailures } from './pfx.ts'
import { protectionFailures } from './protection.ts'
import { rehearsalFailures } from './rehearsal.ts'
import { replicaServerFailures } from './replica-server.ts'
import { replicationFailures } from './replication.ts'
import { rootFailures } from './root.ts'
import { scriptFailures } from './script.ts'
import { storeFailures } from './store.ts'
import { switchFailures } from './switch.ts'
import { vmFailures } from './vm.ts'
import { volumeFailures } from './volume.ts'
import { windowsFailures } from './windows.ts'
import { workspaceFailures } from './workspace.ts'
import { worldFailures } from './world.ts'

export const failures = {
  ...adapterFailures,
  ...auditFailures,
  ...branchFailures,
  ...certificateFailures,
  ...checkpointFailures,
  ...clockFailures,
  ...connectionFailures,
  ...coreFailures,
  ...crlFailures,
  ...csrFailures,
  ...diskFailures,
  ...dnsFailures,
  ...domainFailures,
  ...failoverFailures,
  ...faultFailures,
  ...fileFailures,
  ...forecastFailures,
  ...hostFailures,
  ...initialCopyFailures,
  ...labFailures,
  ...labResultFailures,
  ...nameFailures,
  ...networkFailures,
  ...pfxFailures,
  ...protectionFailures,
  ...rehearsalFailures,
  ...replicaServerFailures,
  ...replicationFailures,
  ...rootFailures,
  ...scriptFailures,
  ...storeFailures,
  ...switchFailures,
  ...vmFailures,
  ...volumeFailures,
  ...windowsFailures,
  ...workspaceFailures,
  ...worldFailures,
}

export type FailureCode = keyof typeof failures
