/** How recovery points are offered: kind and time, and what a failover to one would lose now. */
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { Option } from '../../parts/Select.svelte'
import { pointKey } from '../labels.ts'

type Point = NonNullable<VmView['replication']>['recoveryPoints'][number]

interface Reader {
  readonly t: Translate
}

export function pointOptions(points: readonly Point[], { t }: Reader): Option[] {
  return points.map((point) => ({
    value: point.recoveryPointId,
    label: t('failover.pointOption', { kind: t(pointKey(point.kind)), time: point.at }),
  }))
}

export function lossText(point: Point, { t }: Reader): string {
  return point.lostSeconds === 0 && point.lostBytes === 0
    ? t('failover.wouldLoseNothing')
    : t('failover.wouldLose', { duration: point.lostSeconds, size: point.lostBytes })
}
