/** The same in Czech; a text that is missing is a compile error. */
import type { Localized } from '../../../src-main/contract/texts/catalog.ts'
import type { en } from '../en/index.ts'
import activity from './activity.json' with { type: 'json' }
import attention from './attention.json' with { type: 'json' }
import auditTrail from './audit-trail.json' with { type: 'json' }
import bundles from './bundles.json' with { type: 'json' }
import certificates from './certificates.json' with { type: 'json' }
import checkpoints from './checkpoints.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import crls from './crls.json' with { type: 'json' }
import disaster from './disaster.json' with { type: 'json' }
import dryRun from './dry-run.json' with { type: 'json' }
import eventLog from './event-log.json' with { type: 'json' }
import failover from './failover.json' with { type: 'json' }
import faults from './faults.json' with { type: 'json' }
import forHosts from './for-hosts.json' with { type: 'json' }
import fleet from './fleet.json' with { type: 'json' }
import forecast from './forecast.json' with { type: 'json' }
import forms from './forms.json' with { type: 'json' }
import frame from './frame.json' with { type: 'json' }
import health from './health.json' with { type: 'json' }
import hosts from './hosts.json' with { type: 'json' }
import inspection from './inspection.json' with { type: 'json' }
import issuing from './issuing.json' with { type: 'json' }
import labs from './labs.json' with { type: 'json' }
import machines from './machines.json' with { type: 'json' }
import network from './network.json' with { type: 'json' }
import overview from './overview.json' with { type: 'json' }
import protection from './protection.json' with { type: 'json' }
import renewal from './renewal.json' with { type: 'json' }
import replication from './replication.json' with { type: 'json' }
import requests from './requests.json' with { type: 'json' }
import result from './result.json' with { type: 'json' }
import roots from './roots.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import start from './start.json' with { type: 'json' }
import steps from './steps.json' with { type: 'json' }
import terms from './terms.json' with { type: 'json' }
import time from './time.json' with { type: 'json' }
import why from './why.json' with { type: 'json' }
import wizard from './wizard.json' with { type: 'json' }

export const cs: Localized<typeof en, 'cs'> = {
  ...activity,
  ...attention,
  ...auditTrail,
  ...bundles,
  ...certificates,
  ...checkpoints,
  ...common,
  ...crls,
  ...disaster,
  ...dryRun,
  ...eventLog,
  ...failover,
  ...faults,
  ...forHosts,
  ...fleet,
  ...forecast,
  ...forms,
  ...frame,
  ...health,
  ...hosts,
  ...inspection,
  ...issuing,
  ...labs,
  ...machines,
  ...network,
  ...overview,
  ...protection,
  ...renewal,
  ...replication,
  ...requests,
  ...result,
  ...roots,
  ...settings,
  ...start,
  ...steps,
  ...terms,
  ...time,
  ...why,
  ...wizard,
}
