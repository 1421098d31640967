/** All wizards by kind. */
import type { WizardKind } from '../../contract/views/wizard.ts'
import { afterFailover } from './after-failover.ts'
import { enableReplication } from './enable-replication.ts'
import type { WizardDefinition } from './engine.ts'
import { extendReplication } from './extend-replication.ts'
import { failover, plannedFailover, testFailover } from './failover-dialogs.ts'
import { reverseReplication } from './reverse-replication.ts'

export const wizards: Readonly<Record<WizardKind, WizardDefinition>> = {
  enableReplication,
  extendReplication,
  plannedFailover,
  failover,
  testFailover,
  afterFailover,
  reverseReplication,
}
