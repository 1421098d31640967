/** Places that exist only to tell what a lab may hide; where it does, nothing leads to them. */
import type { DisclosedPart } from '../../src-main/contract/disclosure.ts'
import type { App } from './app.svelte.ts'
import type { RouteName } from './route.ts'

const partOfPlace: Readonly<Partial<Record<string, DisclosedPart>>> = {
  faults: 'faults',
  fault: 'faults',
  forecast: 'cause',
} satisfies Partial<Record<RouteName, DisclosedPart>>

/**
 * Whether a place has something to show.
 * @param place Its name; a name of something else is always told.
 */
export function isTold(app: Pick<App, 'world'>, place: string): boolean {
  const part = partOfPlace[place]
  return part === undefined || app.world.tells(part)
}
