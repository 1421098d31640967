import { describe, expect, it } from 'vitest'
import { cacheFolder, defaultWorkspacePath, logFolder } from '../../src-main/shells/paths.ts'

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

describe('cache and log', () => {
  it.each([
    [
      'win32',
      { LOCALAPPDATA: 'D:\\Local' },
      'C:\\Users\\eva',
      'D:\\Local\\Understudy\\Cache',
      'D:\\Local\\Understudy\\Logs',
    ],
    [
      'win32',
      {},
      'C:\\Users\\eva',
      'C:\\Users\\eva\\AppData\\Local\\Understudy\\Cache',
      'C:\\Users\\eva\\AppData\\Local\\Understudy\\Logs',
    ],
    ['darwin', {}, '/Users/eva', '/Users/eva/Library/Caches/Understudy', '/Users/eva/Library/Logs/Understudy'],
    ['linux', { XDG_CACHE_HOME: '/c', XDG_STATE_HOME: '/s' }, '/home/eva', '/c/understudy', '/s/understudy'],
    ['linux', { XDG_CACHE_HOME: 'c' }, '/home/eva', '/home/eva/.cache/understudy', '/home/eva/.local/state/understudy'],
  ])('are on %s with %j in the home %s: %s and %s', (platform, environment, home, cache, log) => {
    expect([cacheFolder(platform, environment, home), logFolder(platform, environment, home)]).toEqual([cache, log])
  })
})
