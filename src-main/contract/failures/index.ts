/** Every failure that Understudy can give, area by area. A test demands a text in each language for each of them. */
import { authorityFailures } from './authority.ts'
import { branchFailures } from './branch.ts'
import { connectionFailures } from './connection.ts'
import { coreFailures } from './core.ts'
import { faultFailures } from './fault.ts'
import { forecastFailures } from './forecast.ts'
import { crlFailures } from './crl.ts'
import { hostFailures } from './host.ts'
import { hostSettingsFailures } from './host-settings.ts'
import { inspectionFailures } from './inspection.ts'
import { lifecycleFailures } from './lifecycle.ts'
import { machineFailures } from './machine.ts'
import { networkFailures } from './network.ts'
import { relationshipFailures } from './relationship.ts'
import { protectionFailures } from './protection.ts'
import { replicationFailures } from './replication.ts'
import { rehearsalFailures } from './rehearsal.ts'
import { requestFailures } from './requests.ts'
import { rootFailures } from './roots.ts'
import { vmFailures } from './vm.ts'
import { workspaceFailures } from './workspace.ts'

export const failures = {
  ...coreFailures,
  ...workspaceFailures,
  ...branchFailures,
  ...forecastFailures,
  ...authorityFailures,
  ...crlFailures,
  ...inspectionFailures,
  ...lifecycleFailures,
  ...protectionFailures,
  ...rootFailures,
  ...requestFailures,
  ...hostFailures,
  ...hostSettingsFailures,
  ...faultFailures,
  ...vmFailures,
  ...machineFailures,
  ...networkFailures,
  ...connectionFailures,
  ...replicationFailures,
  ...relationshipFailures,
  ...rehearsalFailures,
}

export type FailureCode = keyof typeof failures
