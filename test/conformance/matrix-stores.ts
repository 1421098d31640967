/** The verifiers that keep certificates in a store of their own: NSS and Java. */
import { password } from './artefacts.ts'
import { artefacts, emptyFolder, verdictOf, type Bench, type Verifier } from './matrix.ts'
import { run } from './tools.ts'

const storePassword = 'changeit'

/** `certutil`, `vfychain`, `crlutil` and `pk12util`, with every root trusted in one database. */
export async function nssVerifier(bench: Bench): Promise<Verifier> {
  const { at, tool } = bench
  const database = `sql:${await emptyFolder(bench, 'nss')}`
  const certutil = (...args: string[]) => run(tool('certutil'), [...args, '-d', database])
  await certutil('-N', '--empty-password')
  for (const root of new Set(artefacts.map((artefact) => artefact.root))) {
    const { code, text } = await certutil('-A', '-n', root, '-t', 'CT,,', '-i', at(`${root}.cer`))
    if (code !== 0) throw new Error(text)
  }
  /** A database is written by one program at a time. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
  return {
    title: 'NSS certutil, vfychain, crlutil, pk12util',
    judge: ({ kind, name, root }) =>
      inTurn(async () => {
        switch (kind) {
          case 'root': {
            const when = name.startsWith('until-') ? ['-b', '450101000000Z'] : []
            const { text } = await certutil('-V', '-n', name, '-u', 'L', '-e', ...when)
            return verdictOf(text.includes('certificate is valid'), text)
          }
          case 'host': {
            const asked = await Promise.all(
              ['0', '1'].map((usage) => run('vfychain', ['-d', database, '-u', usage, at(`${name}.cer`)])),
            )
            return verdictOf(
              asked.every(({ text }) => text.includes('Chain is good!')),
              asked.map(({ text }) => text).join(' '),
            )
          }
          case 'crl': {
            // A database takes no CRL that is not newer than the one it has.
            const own = `sql:${await emptyFolder(bench, `nss-${name}`)}`
            await run(tool('certutil'), ['-N', '--empty-password', '-d', own])
            await run(tool('certutil'), ['-A', '-n', root, '-t', 'CT,,', '-i', at(`${root}.cer`), '-d', own])
            const { code, text } = await run('crlutil', ['-I', '-t', '1', '-i', at(`${name}.crl`), '-d', own])
            return verdictOf(code === 0 && !/error|fail/i.test(text), text)
          }
          case 'pfx': {
            const own = `sql:${await emptyFolder(bench, `nss-${name}`)}`
            await run(tool('certutil'), ['-N', '--empty-password', '-d', own])
            const opened = ['-i', at(`${name}.pfx`), '-d', own, '-W', password, '-K', '']
            const { text } = await run(tool('pk12util'), opened)
            const keys = await run(tool('certutil'), ['-K', '-d', own])
            return verdictOf(text.includes('PKCS12 IMPORT SUCCESSFUL') && /rsa\s/.test(keys.text), text + keys.text)
          }
          case 'chain': {
            if (name.endsWith('p7b')) return '-'
            const { text } = await run('vfychain', ['-d', database, '-u', '1', '-a', at(name)])
            return verdictOf(text.includes('Chain is good!'), text)
          }
        }
      }),
  }
}

/** `keytool`: it imports a certificate without a question only if its chain leads to one that the store trusts. */
export function javaVerifier({ at, tool }: Bench): Verifier {
  const keytool = (...args: string[]) => run(tool('keytool'), [...args, '-J-Duser.language=en'])
  const trust = (root: string, store: string) =>
    keytool('-importcert', '-noprompt', '-alias', 'root', '-file', at(`${root}.cer`), ...storeAt(store))
  const storeAt = (store: string) => ['-keystore', at(`${store}.p12`), '-storepass', storePassword]
  return {
    title: 'Java keytool',
    async judge({ kind, name, root, entries }) {
      const store = `trust-${name}`
      switch (kind) {
        case 'root': {
          const { text } = await keytool('-printcert', '-file', at(`${name}.cer`))
          return verdictOf(text.includes('CA:true'), text, 'read')
        }
        case 'host': {
          await trust(root, store)
          const { text } = await keytool('-importcert', '-alias', 'host', '-file', at(`${name}.cer`), ...storeAt(store))
          return verdictOf(text.includes('Certificate was added to keystore'), text)
        }
        case 'crl': {
          await trust(root, store)
          const { text } = await keytool('-printcrl', '-file', at(`${name}.crl`), ...storeAt(store))
          const found = text.match(/SerialNumber: /g)?.length ?? 0
          return verdictOf(/Verified by root in keystore/i.test(text) && found === entries, text)
        }
        case 'pfx': {
          const opened = ['-keystore', at(`${name}.pfx`), '-storetype', 'PKCS12', '-storepass', password]
          const { code, text } = await keytool('-list', '-v', ...opened)
          return verdictOf(code === 0 && text.includes('Certificate chain length: 2'), text)
        }
        case 'chain': {
          const { text } = await keytool('-printcert', '-file', at(name))
          return verdictOf((text.match(/Owner: /g)?.length ?? 0) === 2, text, 'read')
        }
      }
    },
  }
}
