/** What a condition looks at, by the names that people use. */

export type Subject =
  | { readonly kind: 'world' | 'clock' | 'network' | 'runbook' }
  | { readonly kind: 'host' | 'log'; readonly host: string }
  | { readonly kind: 'vm' | 'test'; readonly vm: string; readonly host: string }
  | { readonly kind: 'lane'; readonly vm: string; readonly isExtended: boolean }
  | { readonly kind: 'root'; readonly root: string }
  | { readonly kind: 'certificate'; readonly fqdn: string }
  | { readonly kind: 'judge'; readonly fqdn: string; readonly host: string }
  | { readonly kind: 'lookUp'; readonly name: string; readonly from: string }
  | { readonly kind: 'file'; readonly glob: string }

const oneOfAKind = ['world', 'clock', 'network', 'runbook'] as const

/**
 * Reads a subject.
 * @param text For example `host HYPERVISOR-02`, `vm web01@HYPERVISOR-01`, `test of web01@HYPERVISOR-02`, `lane web01 extended`,
 *   `judge hypervisor-01.lab.example on HYPERVISOR-01`, `lookUp web01.lab.example from HYPERVISOR-02`.
 * @returns The subject, or null if the text is none.
 */
export function readSubject(text: string): Subject | null {
  const single = oneOfAKind.find((kind) => kind === text)
  if (single !== undefined) return { kind: single }
  const [kind = '', ...rest] = text.split(' ')
  const name = rest.join(' ')
  if (name === '') return null
  if (kind === 'host' || kind === 'log') return { kind, host: name }
  if (kind === 'root') return { kind, root: name }
  if (kind === 'certificate') return { kind, fqdn: name }
  if (kind === 'file') return isFileGlob(name) ? { kind, glob: name } : null
  if (kind === 'lane') {
    const isExtended = name.endsWith(' extended')
    return { kind, vm: isExtended ? name.slice(0, -' extended'.length) : name, isExtended }
  }
  if (kind === 'vm' || kind === 'test') {
    const [, vm = '', host = ''] = /^(?:of )?([^@]+)@([^@]+)$/.exec(name) ?? []
    return vm === '' || (kind === 'test') !== name.startsWith('of ') ? null : { kind, vm, host }
  }
  const parted = (word: string) => name.split(` ${word} `)
  if (kind === 'judge') {
    const [fqdn = '', host = '', ...more] = parted('on')
    return host === '' || more.length > 0 ? null : { kind, fqdn, host }
  }
  if (kind === 'lookUp') {
    const [looked = '', from = '', ...more] = parted('from')
    return from === '' || more.length > 0 ? null : { kind, name: looked, from }
  }
  return null
}

/** The same subject has one text, so that what is known about it is asked for once. */
export function subjectKey(subject: Subject): string {
  return JSON.stringify(subject).toLowerCase()
}

/** Only below the lab's own folder. */
function isFileGlob(text: string): boolean {
  return /^[\w*][\w.* -]*(\/[\w*][\w.* -]*){0,4}$/.test(text) && !text.includes('..')
}
