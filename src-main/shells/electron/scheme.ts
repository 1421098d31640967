/**
 * The app's own scheme. Unlike `file:`, it is an origin of its own with a policy in headers, and it can show nothing but
 * the files of the page.
 */
import { protocol } from 'electron'
import { openPageFiles } from '../page-files.ts'
import { pageHeaders } from '../page-policy.ts'

const scheme = 'app'
export const pageOrigin = `${scheme}://understudy`

/** Must run before the app is ready: Chromium learns then what kind of scheme this is. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Begins to answer requests for the page.
 * @param folder The built page.
 */
export async function servePage(folder: string): Promise<void> {
  const pageFiles = await openPageFiles(folder)
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    const isRead = request.method === 'GET' && `${url.protocol}//${url.host}` === pageOrigin
    const file = isRead ? await pageFiles.read(url.pathname) : null
    if (!file) return new Response('Not found', { status: 404, headers: pageHeaders })
    return new Response(file.bytes, { headers: { ...pageHeaders, 'content-type': file.contentType } })
  })
}
