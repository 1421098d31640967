/** What a form of texts asks of a forecast. Ranges are the core's to judge, so that a failure names its field in words. */
import type { InputOf } from '../../../src-main/contract/registry.ts'
import type { ChurnShape } from '../../../src-main/contract/views/forecast.ts'

/** The fields as they are typed; sizes and rates in the units that stand beside them. */
export interface ForecastForm {
  readonly fromWorkspace: boolean
  readonly vms: string
  readonly churn: string
  readonly churnMegabytesPerHour: string
  /** Empty: the line of the workspace, or 100 Mbit/s. */
  readonly linkMegabitsPerSecond: string
  readonly intervalSeconds: string
  readonly compression: boolean
  readonly recoveryHistoryHours: string
  readonly days: string
  readonly seed: string
}

/**
 * @param form What was typed.
 * @returns The input of the call; a text that is no number becomes one that the core refuses at its field.
 */
export function questionOf(form: ForecastForm): InputOf<'forecast.run'> {
  const link = form.linkMegabitsPerSecond.trim()
  return {
    fromWorkspace: form.fromWorkspace,
    ...(form.fromWorkspace
      ? {}
      : {
          vms: whole(form.vms),
          churn: form.churn as ChurnShape,
          churnBytesPerHour: whole(form.churnMegabytesPerHour, 1_000_000),
        }),
    ...(link === '' ? {} : { linkBitsPerSecond: whole(link, 1_000_000) }),
    intervalSeconds: whole(form.intervalSeconds),
    compression: form.compression,
    recoveryHistoryHours: whole(form.recoveryHistoryHours),
    days: whole(form.days),
    seed: form.seed,
  }
}

/** Nothing typed is not zero. A fraction of a unit is rounded to whole bytes or bits; one of a count stays one. */
function whole(text: string, unit = 1): number {
  const value = text.trim() === '' ? -1 : Number(text) * unit
  if (!Number.isFinite(value)) return -1
  return unit === 1 ? value : Math.round(value)
}
