/** Starts the renderer: texts first, then the frame; each screen is fetched when it is asked for. */
import { mount } from 'svelte'
import './design/tokens.css'
import './design/parts.css'
import './design/app.css'
import { createTransport } from './connect/transport.ts'
import Root from './frame/Root.svelte'
import { keepTextVisible } from './frame/text-stays-text.ts'
import { Locale } from './i18n/locale.svelte.ts'
import { Worlds } from './state/worlds.svelte.ts'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no element with the id app')

const worlds = new Worlds(createTransport(), new Locale())
await worlds.preferences.restore()
keepTextVisible(document.documentElement)
mount(Root, { target, props: { worlds } })
