/** Until when a verdict holds: what passes today and fails soon is worth knowing while there is time to act. */
import type { OwnQuestion, PeerJudgement, VerdictRule } from '../../contract/certificate-facts.ts'
import { judgeOwn } from './verdict.ts'
import { secondMs } from '../../kernel/clock.ts'

/** Certificates count whole seconds, and the second of their end is still theirs (RFC 5280 4.1.2.5). */
interface VerdictEnd {
  /** The last instant at which the rule passes, on the clock of the question. */
  readonly instant: number
  /** What the rule says from then on. */
  readonly judgement: PeerJudgement
}

/**
 * Finds which rules pass now and stop to pass within a time, by judging again at every instant at which one of the certificates or
 * CRLs of the question ends. So the answer is that of the verdict itself, whichever chain and CRL it chose.
 * @param question What is judged now.
 * @param withinMilliseconds How far to look.
 * @returns The end of every rule that has one in that time.
 */
export function endsOfVerdict(question: OwnQuestion, withinMilliseconds: number): ReadonlyMap<VerdictRule, VerdictEnd> {
  const ends = new Map<VerdictRule, VerdictEnd>()
  const passing = new Set(
    judgeOwn(question)
      .rules.filter(({ judgement }) => judgement.accepted)
      .map(({ rule }) => rule),
  )
  for (const instant of instantsWithin(question, withinMilliseconds)) {
    const later = judgeOwn({ ...question, atInstant: instant + secondMs })
    for (const { rule, judgement } of later.rules) {
      if (passing.has(rule) && !judgement.accepted && !ends.has(rule)) ends.set(rule, { instant, judgement })
    }
  }
  return ends
}

/** The ends that lie in the time, the nearest first. */
function instantsWithin(question: OwnQuestion, withinMilliseconds: number): number[] {
  const { atInstant, certificate, trustedRoots, intermediates, crls, crlPoints } = question
  const ends = [
    ...[certificate, ...trustedRoots, ...intermediates].map((each) => each.notAfterInstant),
    ...[...crls, ...(crlPoints ?? []).map(({ crl }) => crl)].flatMap((each) => each.nextUpdateInstant ?? []),
  ]
  return [...new Set(ends)]
    .filter((instant) => instant >= atInstant && instant - atInstant <= withinMilliseconds)
    .toSorted((left, right) => left - right)
}
