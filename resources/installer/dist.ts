/**
 * `npm run dist`: the installers of this platform, or of the named ones. `--linux`, `--mac`, `--win` choose platforms, `--x64` and `--arm64`
 * what they run on, `--dir` stops at the unpacked folder; what else is named is a target, such as `deb`.
 */
import { parseArgs } from 'node:util'
import type { PackagedPlatform } from './command-node.ts'
import { configurationFrom } from './configuration.ts'
import { makeInstallers, prepareInstallers } from './make-installers.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    linux: { type: 'boolean', default: false },
    mac: { type: 'boolean', default: false },
    win: { type: 'boolean', default: false },
    x64: { type: 'boolean', default: false },
    arm64: { type: 'boolean', default: false },
    dir: { type: 'boolean', default: false },
  },
})
const own: PackagedPlatform = process.platform === 'win32' ? 'win' : process.platform === 'darwin' ? 'mac' : 'linux'
const named = (['linux', 'mac', 'win'] as const).filter((platform) => values[platform])

const configuration = configurationFrom(process.env)
await prepareInstallers(configuration)
for (const platform of named.length > 0 ? named : [own]) {
  const files = await makeInstallers({
    platform,
    arches: (['x64', 'arm64'] as const).filter((arch) => values[arch]),
    targets: values.dir ? ['dir'] : positionals,
    configuration,
  })
  for (const file of files) process.stdout.write(`${file}\n`)
}
