/** What the overview says first: what it is about, or in a disaster the disaster. */
import type { WorldView } from '../../../src-main/contract/views/world.ts'
import type { Format } from '../../../src-main/contract/texts/format.ts'
import type { Translate } from '../../i18n/translate.ts'

interface Headline {
  readonly title: string
  readonly text: string
  readonly isBad: boolean
  /** The longest outage that goes on. */
  readonly away?: { readonly duration: string; readonly text: string }
}

/**
 * @param world The world as the core tells it.
 * @param reader The reader's language.
 */
export function headlineOf(
  world: WorldView,
  { t, format }: { readonly t: Translate; readonly format: Format },
): Headline {
  const { hosts, machines, heldCount, replicatedCount } = world.now
  const holds =
    replicatedCount > 0
      ? t('overview.wouldHold', { ready: heldCount, count: replicatedCount })
      : t('overview.noReplication')
  const silent = hosts.filter(({ answers }) => !answers)
  const unreached = machines.find(({ state, awaySinceInstant }) => state === 'unreached' && awaySinceInstant !== null)
  const [first] = silent
  if (!first && !unreached) return { title: t('overview.title'), text: holds, isBad: false }

  const since = first?.silentSinceInstant ?? null
  const downCount = machines.filter(({ state }) => state === 'down').length
  const away = machines
    .filter(({ awaySinceInstant }) => awaySinceInstant !== null)
    .toSorted((one, other) => (one.awaySinceInstant ?? 0) - (other.awaySinceInstant ?? 0))[0]
  const nameOf = (hostId: string) => world.hosts.find((host) => host.hostId === hostId)?.name ?? ''
  const title = unreached
    ? t('overview.unreached', { vm: unreached.name })
    : silent.length === 1 && first
      ? t('overview.hostSilent', { host: nameOf(first.hostId) })
      : t('overview.hostsSilent', { count: silent.length })
  const text = [
    since === null ? '' : t('overview.lastKnown', { time: format.time(since) }),
    downCount > 0 ? t('overview.downCount', { count: downCount }) : '',
    holds,
  ]
  return {
    title,
    text: text.filter((part) => part !== '').join(' '),
    isBad: true,
    ...(away && away.awaySinceInstant !== null
      ? {
          away: {
            duration: format.duration((world.clock.now - away.awaySinceInstant) / 1000),
            text: t('overview.awayOf', { vm: away.name }),
          },
        }
      : {}),
  }
}
