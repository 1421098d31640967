import type { FailureTexts } from '../shape.ts'
import { adapter } from './adapter.ts'
import { audit } from './audit.ts'
import { branch } from './branch.ts'
import { certificate } from './certificate.ts'
import { checkpoint } from './checkpoint.ts'
import { clock } from './clock.ts'
import { connection } from './connection.ts'
import { core } from './core.ts'
import { crl } from './crl.ts'
import { csr } from './csr.ts'
import { disk } from './disk.ts'
import { dns } from './dns.ts'
import { domain } from './domain.ts'
import { failover } from './failover.ts'
import { fault } from './fault.ts'
import { file } from './file.ts'
import { forecast } from './forecast.ts'
import { host } from './host.ts'
import { initialCopy } from './initial-copy.ts'
import { name } from './name.ts'
import { network } from './network.ts'
import { pfx } from './pfx.ts'
import { protection } from './protection.ts'
import { rehearsal } from './rehearsal.ts'
import { replicaServer } from './replica-server.ts'
import { replication } from './replication.ts'
import { root } from './root.ts'
import { store } from './store.ts'
import { switches } from './switch.ts'
import { vm } from './vm.ts'
import { volume } from './volume.ts'
import { workspace } from './workspace.ts'
import { world } from './world.ts'

export const failureTexts = {
  ...adapter,
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
  ...file,
  ...forecast,
  ...host,
  ...initialCopy,
  ...name,
  ...network,
  ...pfx,
  ...protection,
  ...rehearsal,
  ...replicaServer,
  ...replication,
  ...root,
  ...store,
  ...switches,
  ...vm,
  ...volume,
  ...workspace,
  ...world,
} satisfies FailureTexts
