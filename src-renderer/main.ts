/** Starts the renderer: texts first, then the frame; each screen is fetched when it is asked for. */
import { mount } from 'svelte'
import './design/tokens.css'
import './design/parts.css'
import './design/app.css'
import { createClient } from './connect/client.ts'
import { createTransport } from './connect/transport.ts'
import Frame from './frame/Frame.svelte'
import { keepTextVisible } from './frame/text-stays-text.ts'
import { Locale } from './i18n/locale.svelte.ts'
import { App } from './state/app.svelte.ts'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no element with the id app')

const app = new App(createClient(createTransport()), new Locale())
await app.preferences.restore()
keepTextVisible(document.documentElement)
mount(Frame, { target, props: { app } })
