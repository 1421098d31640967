/** How recovery points are offered: kind and time, and what a failover to one would lose now. */
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { Format } from '../../../src-main/contract/texts/format.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { Option } from '../../parts/Select.svelte'
import { pointKey } from '../labels.ts'

type Point = NonNullable<VmView['replication']>['recoveryPoints'][number]

interface Reader {
  readonly t: Translate
  readonly format: Format
}

export function pointOptions(points: readonly Point[], { t, format }: Reader): Option[] {
  return points.map((point) => ({
    value: point.recoveryPointId,
    label: t('failover.pointOption', { kind: t(pointKey(point.kind)), time: format.instant(point.at) }),
  }))
}

export function lossText(point: Point, { t, format }: Reader): string {
  return point.lostSeconds === 0 && point.lostBytes === 0
    ? t('failover.wouldLoseNothing')
    : t('failover.wouldLose', { duration: format.duration(point.lostSeconds), size: format.bytes(point.lostBytes) })
}
