/** A host's event log as its clients see it: the sentences are made here, in the language of the host's Windows. */
import type { Language } from '../../contract/texts/shape.ts'
import { isWindowsWording, windowsEventText } from '../../contract/texts/windows-events.ts'
import type { EventLogEntryView } from '../../contract/views/host.ts'
import { windowsEvents } from '../../contract/windows-events.ts'
import { findHost, type Engine } from '../world/engine.ts'

/**
 * @param limit How many entries at most.
 * @param reader The language of whoever reads; a host whose Windows is set to English speaks that.
 * @returns The newest entries, newest first; null if there is no such host.
 */
export function eventLog(engine: Engine, hostId: string, limit: number, reader: Language): EventLogEntryView[] | null {
  const host = findHost(engine.world, hostId)
  if (host === undefined) return null
  const language = host.displayLanguage === 'english' ? 'en' : reader
  return host.eventLog
    .slice(-limit)
    .reverse()
    .map(({ at, code, params }) => {
      const { eventId, level } = windowsEvents[code]
      return {
        at,
        eventId,
        level,
        code,
        source: 'Hyper-V-VMMS' as const,
        language,
        message: windowsEventText(code, params, language),
        wording: isWindowsWording(code, language) ? ('windows' as const) : ('ours' as const),
        vmGuid: 'vmGuid' in params ? params.vmGuid : null,
      }
    })
}
