/** The German catalogue, in the words of the German Hyper-V Manager. */
import { activity } from './activity.ts'
import { attention } from './attention.ts'
import { certificates } from './certificates.ts'
import { common } from './common.ts'
import { failover } from './failover.ts'
import { frame } from './frame.ts'
import { health } from './health.ts'
import { hosts } from './hosts.ts'
import { machines } from './machines.ts'
import { overview } from './overview.ts'
import { result } from './result.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'
import { steps } from './steps.ts'
import { terms } from './terms.ts'
import { wizard } from './wizard.ts'

export const de = {
  activity,
  attention,
  certificates,
  common,
  failover,
  frame,
  health,
  hosts,
  machines,
  overview,
  result,
  settings,
  start,
  steps,
  terms,
  wizard,
}
