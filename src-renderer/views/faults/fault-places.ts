/** Where faults are and can be, in words and as choices. */
import type { FaultTargetView, FaultView } from '../../../src-main/contract/views/fault.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { WorldState } from '../../state/world.svelte.ts'

/** The parts of a place, in the order in which they are chosen. */
export const placeParts = ['vmId', 'hostId', 'otherHostId'] as const
export type PlacePart = (typeof placeParts)[number]
export type ChosenPlace = Partial<Record<PlacePart, string>>

interface Choice {
  readonly value: string
  readonly label: string
}

type Names = Pick<WorldState, 'host' | 'vm'>

/**
 * @param place A place of a fault.
 * @param world Where its hosts and machines are named.
 * @param t Texts of the reader's language.
 * @returns The place in words, as `web01 on HYPERVISOR-01`.
 */
export function placeText(place: FaultTargetView, world: Names, t: Translate): string {
  const names = placeParts.filter((part) => place[part] !== null).map((part) => partText(part, place[part]!, world, t))
  const [first = '', second] = names
  return second === undefined ? first : t('faults.both', { first, second })
}

/**
 * The choices for one part of a place that go with what is chosen for the parts before it.
 * @param fault The fault, with where it can be injected.
 * @param part The part that is to be chosen.
 * @param chosen What is chosen so far.
 * @returns Nothing if the fault has no such part.
 */
export function partOptions(
  fault: FaultView,
  part: PlacePart,
  chosen: ChosenPlace,
  world: Names,
  t: Translate,
): readonly Choice[] {
  const before = placeParts.slice(0, placeParts.indexOf(part))
  const values = fault.candidates
    .filter((candidate) => before.every((other) => candidate[other] === null || candidate[other] === chosen[other]))
    .map((candidate) => candidate[part])
  return [...new Set(values)]
    .filter((value) => value !== null)
    .map((value) => ({ value, label: partText(part, value, world, t) }))
}

/**
 * What is chosen, filled up from the first place that is left where nothing, or nothing possible, is chosen.
 * @param fault The fault, with where it can be injected.
 * @param wanted What the user chose.
 * @returns A place where it can be injected; nothing if there is none.
 */
export function choosePlace(fault: FaultView, wanted: ChosenPlace): ChosenPlace | undefined {
  let left: readonly FaultTargetView[] = fault.candidates
  const chosen: ChosenPlace = {}
  for (const part of placeParts) {
    const fitting = left.filter((candidate) => candidate[part] === wanted[part])
    const value = (fitting[0] ?? left[0])?.[part] ?? null
    left = left.filter((candidate) => candidate[part] === value)
    if (value !== null) chosen[part] = value
  }
  return left.length > 0 ? chosen : undefined
}

/** A place as the calls take it: parts that it does not have are left out. */
export function placeInput(place: FaultTargetView): ChosenPlace {
  return Object.fromEntries(placeParts.filter((part) => place[part] !== null).map((part) => [part, place[part]]))
}

/**
 * Whether a fault is meant by what was typed: every word stands in its id, its texts, its codes or its events.
 * @param language The language whose texts the reader sees.
 */
export function matches(fault: FaultView, words: string, language: keyof FaultView['texts']): boolean {
  const { what, symptom, fix } = fault.texts[language]
  const all = [fault.faultId, what, symptom, fix, fault.failureCode ?? '', ...fault.windowsCodes, ...fault.eventIds]
  const text = all.join(' ').toLocaleLowerCase()
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function partText(part: PlacePart, id: string, world: Names, t: Translate): string {
  if (part !== 'vmId') return world.host(id)?.name ?? t('faults.gone')
  const vm = world.vm(id)
  if (!vm) return t('faults.gone')
  return t('faults.vmOn', { vm: vm.name, host: world.host(vm.hostId)?.name ?? '' })
}
