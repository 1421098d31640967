/** Whether two hosts reach each other, and if not, what stands between them. */
import type { Tone } from '../../parts/tone.ts'
import type { LinkView } from './link-form.ts'

const linkStates = ['up', 'cut', 'partitioned', 'unusable', 'noPower'] as const
export type LinkState = (typeof linkStates)[number]

/**
 * The first thing that has to be put right, in the order in which a person would look.
 * @param link The link.
 * @param hasPower Whether a host runs.
 */
export function linkState(link: LinkView, hasPower: (hostId: string) => boolean): LinkState {
  if (!link.isConnected) return 'cut'
  if (link.isPartitioned) return 'partitioned'
  if (!link.isUp) return 'unusable'
  return hasPower(link.fromHostId) && hasPower(link.toHostId) ? 'up' : 'noPower'
}

export const linkTone: Readonly<Record<LinkState, Tone>> = {
  up: 'ok',
  cut: 'bad',
  partitioned: 'bad',
  unusable: 'bad',
  noPower: 'off',
}

/** Where a host stands in the drawing: on a circle, the first at the left; two hosts side by side. */
export function positionsOf(count: number): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = Math.PI + (2 * Math.PI * index) / count
    return { x: Math.round(160 + 104 * Math.cos(angle)), y: Math.round(84 + 58 * Math.sin(angle)) }
  })
}
