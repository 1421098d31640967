/**
 * The classes of .NET, which Windows PowerShell and most programs for Windows servers use: reached through PowerShell, which
 * has them all, in one process.
 */
import { join } from 'node:path'
import { quote } from '../../src-main/contract/powershell/quote.ts'
import { openSession } from '../powershell/session.ts'
import { password } from './artefacts.ts'
import { verdictOf, type Artefact, type Bench, type Verifier } from './matrix.ts'

/** A verifier whose process must be ended. */
export interface DotnetVerifier extends Verifier {
  readonly close: () => Promise<void>
}

/** `X509Chain` for both purposes with the root alone trusted, and the readers of PKCS#12, PKCS#7, PKCS#10 and CRLs. */
export function dotnetVerifier({ at, tool }: Bench): DotnetVerifier {
  const session = openSession(tool('pwsh'))
  const ready = session.run(`. ${quote(join(import.meta.dirname, 'dotnet.ps1'))}`)
  const ask = async (code: string): Promise<string> => {
    await ready
    try {
      const [answer] = await session.run(code)
      return String(answer)
    } catch (error) {
      return String(error)
    }
  }
  const file = (name: string) => quote(at(name))
  return {
    title: '.NET X509Chain',
    close: () => session.close(),
    async judge({ kind, name, root, expects, entries }: Artefact) {
      const trusted = file(`${root}.cer`)
      switch (kind) {
        case 'root': {
          const when = name.startsWith('until-') ? '2045-01-01' : ''
          const text = await ask(`Test-Chain ${trusted} (Read-Certificate ${trusted}) '' ${quote(when)}`)
          return verdictOf(text === 'good', text)
        }
        case 'host': {
          const certificate = `(Read-Certificate ${file(`${name}.cer`)})`
          const text = await ask(`Test-Host ${trusted} ${certificate} ${quote(expects ?? '')}`)
          if (name !== 'requested' || text !== 'good') return verdictOf(text === 'good', text)
          const asked = await ask(`Test-Request ${file('requested.csr')} ${certificate}`)
          return verdictOf(asked === 'good', asked)
        }
        case 'crl': {
          const text = await ask(`Test-Crl ${file(`${name}.crl`)} ${trusted}`)
          return verdictOf(text === String(entries), text)
        }
        case 'pfx': {
          const text = await ask(
            `Test-Pfx ${file(`${name}.pfx`)} ${quote(password)} ${trusted} ${quote(expects ?? '')}`,
          )
          return verdictOf(text === 'good', text)
        }
        case 'chain': {
          const text = await ask(`Test-ChainFile ${file(name)} ${trusted}`)
          return verdictOf(text === 'good', text, name.endsWith('p7b') ? 'read' : 'verified')
        }
      }
    },
  }
}
