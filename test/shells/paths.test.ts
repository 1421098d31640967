import { describe, expect, it } from 'vitest'
import { defaultWorkspacePath } from '../../src-main/shells/paths.ts'

describe('the default workspace', () => {
  it.each([
    [
      'win32',
      { APPDATA: 'C:\\Users\\eva\\AppData\\Roaming' },
      'C:\\Users\\eva',
      'C:\\Users\\eva\\AppData\\Roaming\\Understudy\\default.understudy',
    ],
    ['win32', {}, 'C:\\Users\\eva', 'C:\\Users\\eva\\AppData\\Roaming\\Understudy\\default.understudy'],
    ['darwin', {}, '/Users/eva', '/Users/eva/Library/Application Support/Understudy/default.understudy'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/eva', '/data/understudy/default.understudy'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/eva', '/home/eva/.local/share/understudy/default.understudy'],
    ['linux', {}, '/home/eva', '/home/eva/.local/share/understudy/default.understudy'],
  ])('is on %s with %j in the home %s: %s', (platform, environment, home, path) => {
    expect(defaultWorkspacePath(platform, environment, home)).toBe(path)
  })
})
