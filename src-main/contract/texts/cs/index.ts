/** The same in Czech; a text that is missing is a compile error. */
import type { Localized } from '../catalog.ts'
import type { en } from '../en/index.ts'
import adapter from './adapter.json' with { type: 'json' }
import advice from './advice.json' with { type: 'json' }
import audit from './audit.json' with { type: 'json' }
import branch from './branch.json' with { type: 'json' }
import certificate from './certificate.json' with { type: 'json' }
import checkpoint from './checkpoint.json' with { type: 'json' }
import clock from './clock.json' with { type: 'json' }
import connection from './connection.json' with { type: 'json' }
import core from './core.json' with { type: 'json' }
import crl from './crl.json' with { type: 'json' }
import csr from './csr.json' with { type: 'json' }
import disk from './disk.json' with { type: 'json' }
import dns from './dns.json' with { type: 'json' }
import domain from './domain.json' with { type: 'json' }
import failover from './failover.json' with { type: 'json' }
import fault from './fault.json' with { type: 'json' }
import faults from './faults.json' with { type: 'json' }
import file from './file.json' with { type: 'json' }
import fixes from './fixes.json' with { type: 'json' }
import forecastSummary from './forecast-summary.json' with { type: 'json' }
import forecast from './forecast.json' with { type: 'json' }
import host from './host.json' with { type: 'json' }
import initialCopy from './initial-copy.json' with { type: 'json' }
import labResult from './lab-result.json' with { type: 'json' }
import lab from './lab.json' with { type: 'json' }
import name from './name.json' with { type: 'json' }
import network from './network.json' with { type: 'json' }
import parts from './parts.json' with { type: 'json' }
import pfx from './pfx.json' with { type: 'json' }
import protection from './protection.json' with { type: 'json' }
import rehearsal from './rehearsal.json' with { type: 'json' }
import replicaServer from './replica-server.json' with { type: 'json' }
import replication from './replication.json' with { type: 'json' }
import root from './root.json' with { type: 'json' }
import script from './script.json' with { type: 'json' }
import store from './store.json' with { type: 'json' }
import switches from './switch.json' with { type: 'json' }
import vm from './vm.json' with { type: 'json' }
import volume from './volume.json' with { type: 'json' }
import windows from './windows.json' with { type: 'json' }
import windowsEvents from './windows-events.json' with { type: 'json' }
import words from './words.json' with { type: 'json' }
import workspace from './workspace.json' with { type: 'json' }
import world from './world.json' with { type: 'json' }

export const cs: Localized<typeof en, 'cs'> = {
  ...adapter,
  ...advice,
  ...audit,
  ...branch,
  ...certificate,
  ...checkpoint,
  ...clock,
  ...connection,
  ...core,
  ...crl,
  ...csr,
  ...disk,
  ...dns,
  ...domain,
  ...failover,
  ...fault,
  ...faults,
  ...file,
  ...fixes,
  ...forecast,
  ...forecastSummary,
  ...host,
  ...initialCopy,
  ...labResult,
  ...lab,
  ...name,
  ...network,
  ...parts,
  ...pfx,
  ...protection,
  ...rehearsal,
  ...replicaServer,
  ...replication,
  ...root,
  ...script,
  ...store,
  ...switches,
  ...vm,
  ...volume,
  ...windows,
  ...windowsEvents,
  ...words,
  ...workspace,
  ...world,
}
