/** The steps of a repair as what an administrator does on real hosts, on the one way from a command to PowerShell. */
import type { Fix } from '../../contract/failure.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { ScriptView } from '../../contract/views/wizard.ts'
import type { CommandInput } from '../../emulator/index.ts'
import { asideScripts } from '../../runbook/script-view.ts'
import { translate } from '../actions/actions.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { certificateIn } from '../certificates/inventory/documents.ts'
import type { DoneCommand } from '../world/done-commands.ts'

/**
 * @param language Of what the scripts say.
 * @returns One script per host; none where PowerShell has nothing to do with it, as with a cable.
 */
export function scriptsOf(context: HandlerContext, steps: Fix['steps'], language: Language): ScriptView[] {
  const parts = steps
    .flatMap((step) =>
      step.call === 'certificate.importOnHost' ? imports(context, step.input) : [command(context, step)],
    )
    .flatMap((each) => (each === null ? [] : translate(each)))
    .map((action) => ({ action, note: 'asAdministrator', page: null }))
  return asideScripts(parts, language)
}

function command({ keeper }: HandlerContext, { call: name, input }: Fix['steps'][number]): DoneCommand | null {
  if (name.startsWith('crl.')) return null
  // The steps of a repair that are no commands of the world were taken out before.
  const meaning = keeper.meaningOf({ kind: 'command', name, input } as CommandInput)
  return { name, input, at: keeper.now(), meaning }
}

/** What an import of exported files is, file by file: the PFX, the root, and its newest CRL. */
function imports({ keeper, inventory }: HandlerContext, input: unknown): (DoneCommand | null)[] {
  const { hostId, certificateId } = input as { hostId: string; certificateId: string }
  const host = keeper.emulator.hostView(hostId)
  const stored = inventory.certificate(certificateId)
  const root = inventory.rootOf(certificateId)
  if (!host || !stored.ok) return []
  const { commonName, dnsNames } = certificateIn(stored.value.document.der)
  const place = { host: host.fqdn, edition: host.edition }
  const put = (store: string, certificate: object, hasPrivateKey: boolean, thumbprint: string | null) => ({
    name: 'store.put',
    input: { hostId, store, certificate, hasPrivateKey },
    at: keeper.now(),
    meaning: { ...place, thumbprint },
  })
  const own = put('LocalMachine\\My', { commonName, dnsNames }, true, inventory.thumbprint(certificateId))
  if (!root) return [own]
  const { name, certificateId: rootCertificateId } = root.document
  const trust = put(
    'LocalMachine\\Root',
    { commonName: name, dnsNames: [] },
    false,
    inventory.thumbprint(rootCertificateId),
  )
  const crl = { name: 'store.putCrl', input: { hostId }, at: keeper.now(), meaning: { ...place, issuer: name } }
  return [own, trust, ...(inventory.latestCrl(root.rootId) ? [crl] : [])]
}
