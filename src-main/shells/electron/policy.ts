/**
 * What the page may not do, whatever it is made to try: leave the app's own page, open windows, embed pages, use the
 * camera, or start other programs. Set on every page that is ever created, before it loads anything.
 */
import { app, dialog, session, shell, type WebContents } from 'electron'
import { loadTexts } from '../../contract/texts/catalog.ts'
import { languageOf } from '../language.ts'
import { texts } from '../texts/index.ts'
import { pageOrigin } from './scheme.ts'

/** Copying a script to the clipboard is all that a button of the page needs. */
const allowedPermissions: readonly string[] = ['clipboard-sanitized-write']

/** Sets the policy for all pages to come. */
export function denyByDefault(): void {
  app.on('web-contents-created', (_, contents) => restrict(contents))
  void app.whenReady().then(() => {
    const { defaultSession } = session
    defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
      answer(isOurs(contents.getURL()) && allowedPermissions.includes(permission))
    })
    defaultSession.setPermissionCheckHandler((_, permission, origin) => {
      return isOurs(origin) && allowedPermissions.includes(permission)
    })
    defaultSession.setDevicePermissionHandler(() => false)
  })
}

function restrict(contents: WebContents): void {
  // Stops a dropped file, a link or an injected redirect from replacing the page that holds the bridge.
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void offerToOpen(url)
    return { action: 'deny' }
  })
}

/** Opens a link in the user's browser, if it is a web address and the user agrees; any other kind could start a program. */
async function offerToOpen(url: string): Promise<void> {
  if (!URL.canParse(url)) return
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return
  const language = languageOf({}, app.getLocale())
  await loadTexts(language)
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: texts.text('window.openQuestion', language),
    detail: href,
    buttons: [texts.text('window.open', language), texts.text('window.cancel', language)],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(href)
}

function isOurs(address: string): boolean {
  return address === pageOrigin || address.startsWith(`${pageOrigin}/`)
}
