/** What the overview says first: what it is about, or in a disaster the disaster. */
import type { DisasterView } from '../../../src-main/contract/views/disaster.ts'
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

interface Reader {
  readonly t: Translate
  readonly format: Format
}

/**
 * @param world The world as the core tells it.
 * @param reader The reader's language.
 */
export function headlineOf(world: Pick<WorldView, 'now' | 'clock' | 'disaster'>, reader: Reader): Headline {
  const { t, format } = reader
  const { heldCount, replicatedCount } = world.now
  const holds =
    replicatedCount > 0
      ? t('overview.wouldHold', { ready: heldCount, count: replicatedCount })
      : t('overview.noReplication')
  const { disaster } = world
  if (disaster === null) return { title: t('overview.title'), text: holds, isBad: false }

  const [first] = disaster.silent
  const since = first?.sinceInstant ?? null
  const text = [
    since === null ? '' : t('overview.lastKnown', { time: format.time(since) }),
    disaster.downCount > 0 ? t('overview.downCount', { count: disaster.downCount }) : '',
    disaster.withoutReplicaCount > 0 ? t('disaster.withoutReplica', { count: disaster.withoutReplicaCount }) : '',
    holds,
  ]
  const { away } = disaster
  return {
    title: titleOf(disaster, reader),
    text: text.filter((part) => part !== '').join(' '),
    isBad: true,
    ...(away === null
      ? {}
      : {
          away: {
            duration: format.duration((world.clock.now - away.sinceInstant) / 1000),
            text: t(away.hasFailedOver ? 'disaster.stillAwayOf' : 'overview.awayOf', { vm: away.name }),
          },
        }),
  }
}

/** Two machines of one name before everything else, then a machine that nobody reaches, then the host. */
function titleOf({ splits, steps, silent }: DisasterView, { t }: Reader): string {
  const [split] = splits
  if (split) return t('disaster.runsTwice', { vm: split.name })
  const unreached = steps.find(({ step, state }) => step === 'clients' && state === 'waits')
  if (unreached) return t('overview.unreached', { vm: String(unreached.params['vm']) })
  const [first] = silent
  if (!first || silent.length > 1) return t('overview.hostsSilent', { count: silent.length })
  return t(first.keptOffSinceInstant === null ? 'overview.hostSilent' : 'disaster.hostKeptOff', { host: first.name })
}
