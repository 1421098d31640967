import type { FailureTexts } from '../shape.ts'
import { authority } from './authority.ts'
import { branch } from './branch.ts'
import { connection } from './connection.ts'
import { core } from './core.ts'
import { fault } from './fault.ts'
import { forecast } from './forecast.ts'
import { crl } from './crl.ts'
import { host } from './host.ts'
import { hostSettings } from './host-settings.ts'
import { inspection } from './inspection.ts'
import { lifecycle } from './lifecycle.ts'
import { machine } from './machine.ts'
import { network } from './network.ts'
import { protection } from './protection.ts'
import { rehearsal } from './rehearsal.ts'
import { relationship } from './relationship.ts'
import { replication } from './replication.ts'
import { requests } from './requests.ts'
import { roots } from './roots.ts'
import { vm } from './vm.ts'
import { workspace } from './workspace.ts'

export const failureTexts = {
  ...core,
  ...workspace,
  ...branch,
  ...forecast,
  ...authority,
  ...crl,
  ...inspection,
  ...lifecycle,
  ...roots,
  ...requests,
  ...host,
  ...hostSettings,
  ...fault,
  ...vm,
  ...machine,
  ...network,
  ...connection,
  ...replication,
  ...relationship,
  ...protection,
  ...rehearsal,
} satisfies FailureTexts
