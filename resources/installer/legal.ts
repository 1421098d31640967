/** The papers that go along: all licences in one text, and a bill of materials as CycloneDX. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder } from '../../src-main/shells/paths.ts'
import type { BundledPart } from './bundled.ts'

/** Writes the licences of all parts into one text. */
export function licencesText(parts: readonly BundledPart[]): string {
  const head =
    'Understudy contains the following software. Chromium and what it contains have their licences in\n' +
    'LICENSES.chromium.html, and the Node of the command line in node-licence.txt beside it.\n'
  const sections = parts.map(({ name, version, licence, text }) => {
    const title = `${name} ${version} (${licence})`
    return `${'='.repeat(title.length)}\n${title}\n${'='.repeat(title.length)}\n\n${text.trim()}\n`
  })
  return [head, ...sections].join('\n')
}

/**
 * Makes the bill of materials. It holds no time and no random number, so that the same build gives the same file.
 * @param version Of the product.
 * @param parts What is in it; a checksum from package-lock.json goes along where there is one.
 */
export function billOfMaterials(version: string, parts: readonly BundledPart[]): object {
  const own = `pkg:generic/understudy@${version}`
  const checksums = readChecksums()
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name: 'Understudy',
        version,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: parts.map((part) => {
      const checksum = checksums.get(`${part.name}@${part.version}`)
      return {
        type: part.name === 'electron' ? 'framework' : part.name === 'node' ? 'platform' : 'library',
        'bom-ref': packageUrl(part),
        name: part.name,
        version: part.version,
        ...(checksum === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: checksum }] }),
        licenses: [{ license: { id: part.licence } }],
        purl: packageUrl(part),
      }
    }),
    dependencies: [{ ref: own, dependsOn: parts.map(packageUrl) }],
  }
}

/** The address of a package in the form of package-url: the scope's sign is escaped. */
function packageUrl({ name, version }: BundledPart): string {
  return name === 'node' ? `pkg:generic/node@${version}` : `pkg:npm/${name.replace('@', '%40')}@${version}`
}

/** Checksums of archives as package-lock.json has them, in hexadecimal, by name and version. */
function readChecksums(): Map<string, string> {
  const lock = JSON.parse(readFileSync(join(programFolder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; integrity?: string }>
  }
  const checksums = new Map<string, string>()
  for (const [path, { version, integrity }] of Object.entries(lock.packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const [algorithm, digest] = integrity?.split('-') ?? []
    if (version !== undefined && algorithm === 'sha512' && digest !== undefined)
      checksums.set(`${name}@${version}`, Buffer.from(digest, 'base64').toString('hex'))
  }
  return checksums
}
