/** Runs before the end-to-end tests: they try what is built, so it must be what the sources say. */
import { allBundles, build, findStale } from '../../src-main/shells/build.ts'

export default async function buildStale(): Promise<void> {
  await build(await findStale(allBundles))
}
