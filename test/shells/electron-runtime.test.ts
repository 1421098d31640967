import { describe, expect, it } from 'vitest'
import { whyNotHere } from '../../src-main/shells/electron-runtime.ts'

describe('whether Electron can open a window', () => {
  it.each([
    ['linux', {}, false, 'There is no display for Electron to use.'],
    ['linux', { DISPLAY: '' }, false, 'There is no display for Electron to use.'],
    ['linux', { DISPLAY: ':0' }, true, 'Electron does not run as root.'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false, null],
    ['win32', {}, false, null],
    ['darwin', {}, false, null],
  ])('on %s with %j and root %s: %s', (platform, environment, isRoot, reason) => {
    expect(whyNotHere({ platform, environment, isRoot })).toBe(reason)
  })
})
