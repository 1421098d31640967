/**
 * What of an installer depends on who builds it. The values in package.json are plainly examples; a build that is given to
 * others names its own in the environment.
 */
import type { Configuration } from 'electron-builder'

/**
 * Makes the part of electron-builder's configuration that comes from the environment.
 * @param environment `UNDERSTUDY_HOMEPAGE`, an address; `UNDERSTUDY_MAINTAINER`, as `Name <mail@example.com>`; `UNDERSTUDY_FEED`, the
 *   address below which new versions are announced. What is missing stays as it is in package.json, and without a feed no app
 *   looks for updates.
 * @throws If one of them has another form.
 */
export function configurationFrom(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const homepage = addressIn(environment, 'UNDERSTUDY_HOMEPAGE')
  const author = maintainerIn(environment)
  const feed = addressIn(environment, 'UNDERSTUDY_FEED')
  return {
    extraMetadata: { ...(homepage === null ? {} : { homepage }), ...(author === null ? {} : { author }) },
    ...(feed === null ? {} : { publish: { provider: 'generic', url: feed } }),
  }
}

function addressIn(environment: Readonly<Record<string, string | undefined>>, name: string): string | null {
  const value = environment[name]
  if (!value) return null
  if (URL.canParse(value) && new URL(value).protocol === 'https:') return value
  throw new Error(`${name} is an address that begins with https://.`)
}

function maintainerIn(
  environment: Readonly<Record<string, string | undefined>>,
): { name: string; email: string } | null {
  const value = environment['UNDERSTUDY_MAINTAINER']
  if (!value) return null
  const [, name, email] = /^([^<>\r\n]+) <([^<>@\s]+@[^<>@\s]+)>$/.exec(value) ?? []
  if (name !== undefined && email !== undefined) return { name, email }
  throw new Error('UNDERSTUDY_MAINTAINER is a name and an address: Name <mail@example.com>.')
}
