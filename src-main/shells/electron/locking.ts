/** When the computer sleeps or its screen is locked, whoever sits down at it next is not the one who unlocked the roots. */
import { powerMonitor } from 'electron'
import type { CorePort } from '../../contract/client.ts'

/** Has the core lock every root at these moments; it does so after the command that runs. Linux does not tell of a locked screen. */
export function lockWithComputer(core: CorePort): void {
  const lock = () => void core.call('root.lockAll', {})
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  // Another user of this Mac takes over; its other name for a locked session.
  powerMonitor.on('user-did-resign-active', lock)
}
