/** The German catalogue, in the words of the German Hyper-V Manager. */
import { activity } from './activity.ts'
import { attention } from './attention.ts'
import { auditTrail } from './audit-trail.ts'
import { bundles } from './bundles.ts'
import { certificates } from './certificates.ts'
import { checkpoints } from './checkpoints.ts'
import { common } from './common.ts'
import { crls } from './crls.ts'
import { eventLog } from './event-log.ts'
import { failover } from './failover.ts'
import { faults } from './faults.ts'
import { forecast } from './forecast.ts'
import { frame } from './frame.ts'
import { health } from './health.ts'
import { hosts, hostSettings, hostPower } from './hosts.ts'
import { inspection } from './inspection.ts'
import { issuing } from './issuing.ts'
import { machines, machineSettings } from './machines.ts'
import { network } from './network.ts'
import { overview } from './overview.ts'
import { protection } from './protection.ts'
import { replication } from './replication.ts'
import { requests } from './requests.ts'
import { result } from './result.ts'
import { roots } from './roots.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'
import { steps } from './steps.ts'
import { terms } from './terms.ts'
import { time } from './time.ts'
import { wizard } from './wizard.ts'

export const de = {
  activity,
  attention,
  auditTrail,
  bundles,
  certificates,
  checkpoints,
  common,
  crls,
  eventLog,
  failover,
  faults,
  forecast,
  frame,
  health,
  hostPower,
  hostSettings,
  hosts,
  inspection,
  issuing,
  machineSettings,
  machines,
  network,
  overview,
  protection,
  replication,
  requests,
  result,
  roots,
  settings,
  start,
  steps,
  terms,
  time,
  wizard,
}
