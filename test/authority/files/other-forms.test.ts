/** Forms that are known and not read: each is named, and the conversion that is named for it works. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fileBlocks } from '../../../src-main/authority/files/file-blocks.ts'
import { readCertificates, readPfx } from '../../../src-main/authority/inspection/inspect.ts'
import { codeOf } from '../builders.ts'

const folder = mkdtempSync(join(tmpdir(), 'understudy-forms-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const run = (program: string, ...parameters: string[]) =>
  execFileSync(program, parameters, { stdio: 'pipe', cwd: folder })
const read = (name: string) => readFileSync(at(name))
const isHere = (program: string) => {
  try {
    execFileSync('which', [program], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

describe('a form that is not read', () => {
  it('is named for a key of OpenSSH, and its conversion gives one that is read', ({ skip }) => {
    if (!isHere('ssh-keygen')) skip('ssh-keygen is not here')
    run('ssh-keygen', '-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', at('id'))
    const [block] = fileBlocks(read('id'))?.blocks ?? []
    expect(block?.notImplemented).toMatchObject({
      form: 'openSshKey',
      conversion: 'ssh-keygen -p -m PKCS8 -f FILE',
    })
    run('ssh-keygen', '-p', '-m', 'PKCS8', '-N', '', '-f', at('id'))
    expect(fileBlocks(read('id'))?.blocks).toMatchObject([{ kind: 'privateKey', problem: null, notImplemented: null }])
    expect(fileBlocks(read('id.pub'))?.blocks[0]?.notImplemented).toMatchObject({ form: 'sshPublicKey' })
  })

  it('is named for a Java keystore, and its conversion gives a PFX that is read', async ({ skip }) => {
    if (!isHere('keytool')) skip('keytool is not here')
    const secrets = ['-storepass', 'changeit', '-keypass', 'changeit']
    run(
      'keytool',
      '-genkeypair',
      '-alias',
      'hv01',
      '-keyalg',
      'RSA',
      '-dname',
      'CN=hv01',
      '-storetype',
      'JKS',
      '-keystore',
      'it.jks',
      ...secrets,
    )
    expect(await readPfx(read('it.jks'), 'changeit', 'it.jks')).toMatchObject({
      failure: {
        code: 'file.notSupported',
        params: {
          form: 'javaKeystore: JKS',
          conversion: 'keytool -importkeystore -srckeystore it.jks -destkeystore new.p12 -deststoretype PKCS12',
        },
      },
    })
    const stores = ['-srckeystore', 'it.jks', '-destkeystore', 'new.p12', '-deststoretype', 'PKCS12']
    run('keytool', '-importkeystore', ...stores, '-srcstorepass', 'changeit', '-deststorepass', 'changeit')
    expect(codeOf(await readPfx(read('new.p12'), 'changeit', 'new.p12'))).toBe('ok')
  }, 60_000)

  it('is never called damaged, whoever asks', async () => {
    const putty = Buffer.from('PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n')
    expect(codeOf(readCertificates(putty, 'key.ppk'))).toBe('file.notSupported')
    expect(codeOf(await readPfx(Buffer.from('1ef1b5b000000000', 'hex'), '', 'key.pvk'))).toBe('file.notSupported')
  })
})

describe('a serialized store of Windows', () => {
  it('gives its certificates', () => {
    run(
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-noenc',
      '-subj',
      '/CN=hv01',
      '-keyout',
      'k.pem',
      '-outform',
      'DER',
      '-out',
      'c.der',
    )
    const der = read('c.der')
    const word = (value: number) => Buffer.from(Uint32Array.of(value).buffer)
    const property = Buffer.concat([word(11), word(1), word(4), Buffer.from('a\0b\0')])
    const end = Buffer.alloc(12)
    const store = Buffer.concat([word(0), Buffer.from('CERT'), property, word(32), word(1), word(der.length), der, end])
    const reply = readCertificates(store, 'it.sst')
    expect(reply.ok && reply.value.map(({ commonName }) => commonName)).toEqual(['hv01'])
    for (let length = 0; length < store.length - 12; length += 97) {
      expect(codeOf(readCertificates(store.subarray(0, length), 'it.sst'))).toBe('certificate.unreadable')
    }
  })
})
