/** Tries of labs as a workspace keeps them, for tests. */
import { labLimits } from '../../../src-main/contract/limits/lab.ts'
import type { LabResultView, LabTryView } from '../../../src-main/contract/views/lab-result.ts'

export const dayMs = 86_400_000
/** Monday, 1 June 2026, 09:00 UTC. */
export const firstDay = Date.UTC(2026, 5, 1, 9)

let tries = 0

interface Wanted {
  readonly labId?: string
  /** Days after the first one. */
  readonly day?: number
  readonly points?: number
  readonly mode?: LabTryView['mode']
  readonly minutes?: number
  readonly hints?: LabResultView['hints']
  readonly isHandedIn?: boolean
}

export function aTryOf({
  labId = 'FD-01',
  day = 0,
  points = 100,
  mode = 'guided',
  minutes = 10,
  hints = [],
  isHandedIn = true,
}: Wanted = {}): LabTryView {
  tries += 1
  const handedInWallInstant = firstDay + day * dayMs
  const result: LabResultView = {
    handedInWallInstant,
    handedInInstant: 0,
    workedSeconds: minutes * 60,
    virtualSeconds: 3_600,
    points,
    pass: 70,
    isPassed: points >= 70,
    objectives: [
      { objectiveId: 'one', isMet: points >= 70, isBonus: false, points: 100, reached: points, hintCost: 0 },
    ],
    answers: [{ questionId: 'why', beforeStepId: null, given: 'name', right: 'name', isRight: true }],
    hints,
    refusals: 1,
    returns: 0,
  }
  return {
    tryId: tries.toString(16).padStart(16, '0'),
    packId: 'understudy',
    labId,
    version: 1,
    titles: { en: 'Two records, one machine', de: 'Zwei Datensätze, eine Maschine', cs: 'Dva záznamy, jeden počítač' },
    variantId: `variant${tries % 3}`,
    seed: String(tries),
    mode,
    begunWallInstant: handedInWallInstant - minutes * 60_000,
    result: isHandedIn ? result : null,
  }
}

/** A hint of the first step. */
export const shown: LabResultView['hints'] = [{ stepId: 'one', kind: 'showMe', wallInstant: firstDay }]

export const { repetitionDays } = labLimits
