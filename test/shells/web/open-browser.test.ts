import { describe, expect, it } from 'vitest'
import { openerFor } from '../../../src-main/shells/web/open-browser.ts'

const url = 'http://127.0.0.1:47830/?token=a&b=`id`'

describe('opening the browser', () => {
  it.each([
    ['win32', {}, ['rundll32.exe', 'url.dll,FileProtocolHandler', url]],
    ['darwin', {}, ['open', url]],
    ['linux', { DISPLAY: ':0' }, ['xdg-open', url]],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', url]],
    ['linux', {}, []],
  ])('gives the address as one argument on %s with %j', (platform, environment, command) => {
    expect(openerFor(platform, environment, url)).toEqual(command)
  })
})
