/** Hyper-V's words, tones and signs for the values that views carry. One place, so that a state reads the same on every screen. */
import type { ReplicationHealth, ReplicationMode, ReplicationState, VmState } from '../../src-main/contract/ids.ts'
import type { VmView } from '../../src-main/contract/views/vm.ts'
import type { TextKey } from '../i18n/translate.ts'
import type { Format } from '../../src-main/contract/texts/format.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Tone } from '../parts/tone.ts'
import type { IconName } from '../parts/icon-name.ts'

export const healthTone: Readonly<Record<ReplicationHealth, Tone>> = {
  NotApplicable: 'off',
  Normal: 'ok',
  Warning: 'warn',
  Critical: 'bad',
}

export const vmStateIcon: Readonly<Record<VmState, IconName>> = {
  Off: 'stop',
  Starting: 'busy',
  Running: 'play',
  Stopping: 'busy',
  Saved: 'stop',
  Paused: 'pause',
  RunningCritical: 'warn',
  PausedCritical: 'warn',
  OffCritical: 'warn',
  SavedCritical: 'warn',
}

/** The colour of that sign. */
export function vmStateClass(state: VmState): string {
  if (state === 'Running') return 'is-ok'
  return vmStateIcon[state] === 'warn' ? 'is-warn' : 'muted'
}

export const vmStateKey = (state: VmState): TextKey => `vmState.${state}`
export const healthKey = (value: ReplicationHealth): TextKey => `health.${value}`
/** What the list shows as Replication Mode: the machine of a test failover is a Test Replica, which replicates nothing itself. */
export function modeOf({ testOfVmId, replication }: Pick<VmView, 'testOfVmId' | 'replication'>): ReplicationMode {
  return testOfVmId === null ? (replication?.mode ?? 'None') : 'TestReplica'
}

export const modeKey = (mode: ReplicationMode): TextKey => `mode.${mode}`
export const stateKey = (state: ReplicationState): TextKey => `state.${state}`

export const pointKey = (kind: 'latest' | 'standard' | 'applicationConsistent' | 'planned'): TextKey => `point.${kind}`

/** `Every 5 minutes`, or the plain duration for an interval that Hyper-V does not offer. */
export function everyText(seconds: number, t: Translate, format: Format): string {
  const keys: Readonly<Record<number, TextKey>> = { 30: 'terms.every30', 300: 'terms.every300', 900: 'terms.every900' }
  const key = keys[seconds]
  return key ? t(key) : format.duration(seconds)
}

/** What a field for the frequency offers. */
export function frequencyOptions(frequencies: readonly number[], t: Translate, format: Format) {
  return frequencies.map((seconds) => ({ value: String(seconds), label: frequencyText(seconds, t, format) }))
}

export function frequencyText(seconds: number, t: Translate, format: Format): string {
  const keys: Readonly<Record<number, TextKey>> = {
    30: 'terms.frequency30',
    300: 'terms.frequency300',
    900: 'terms.frequency900',
  }
  const key = keys[seconds]
  return key ? t(key) : format.duration(seconds)
}
