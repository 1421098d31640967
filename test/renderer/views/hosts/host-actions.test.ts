import { describe, expect, it } from 'vitest'
import type { HostView } from '../../../../src-main/contract/views/host.ts'
import { translatorFor } from '../../../../src-renderer/i18n/translate.ts'
import type { App } from '../../../../src-renderer/state/app.svelte.ts'
import type { Surface } from '../../../../src-renderer/state/surfaces.svelte.ts'
import { hostActions, hostMenu } from '../../../../src-renderer/views/hosts/host-actions.ts'

/** What the actions need of the app, and what they opened. */
function stage(hostCount: number) {
  const opened: Surface[] = []
  const app = {
    locale: { t: translatorFor('en') },
    world: { hosts: Array.from({ length: hostCount }) },
    surfaces: { open: (surface: Surface) => opened.push(surface) },
  } as unknown as App
  return { app, opened }
}

const host = (hasPower: boolean) => ({ hostId: 'host-1', name: 'H1', hasPower }) as HostView

describe('what can be done with a host', () => {
  it('is to shut it down, turn it off or restart its service while it is on, and to turn it on while it is off', () => {
    const { app } = stage(2)
    const power = (hasPower: boolean) =>
      hostActions(app, host(hasPower))
        .filter((action) => action.group === 'power')
        .map((action) => action.label)
    expect(power(true)).toEqual(['Shut Down...', 'Turn Off (power loss)...', 'Restart Service (vmms)'])
    expect(power(false)).toEqual(['Turn On'])
  })

  it('asks before it takes the power away', () => {
    const { app, opened } = stage(2)
    hostActions(app, host(true))
      .find((action) => action.label.startsWith('Turn Off'))
      ?.run()
    expect(opened).toEqual([{ kind: 'losePower', hostId: 'host-1' }])
  })

  it('offers no connection test to a host that is alone', () => {
    const test = (hostCount: number) => hostActions(stage(hostCount).app, host(true))[0]
    expect(test(1)).toMatchObject({ label: 'Test connection...', disabled: true })
    expect(test(2)).toMatchObject({ disabled: false })
  })

  it('is in the menu in groups, after the settings', () => {
    const entries = hostMenu(stage(2).app, host(false))
    expect(entries.map((entry) => (entry.kind === 'separator' ? '-' : entry.label))).toEqual([
      'Hyper-V Settings...',
      'Virtual Switch Manager...',
      'Test connection...',
      'Event Log',
      'Initial Copies...',
      '-',
      'Turn On',
      '-',
      'Remove Host...',
    ])
  })
})
