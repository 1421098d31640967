/** The loopback server that offers the newest CRL of every root to whoever asks for its file. */
import { exportNames } from '../../../authority/files/export-names.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf } from '../../../contract/registry.ts'
import type { CrlStatusView } from '../../../contract/views/crl.ts'
import { offerFiles, type LoopbackFiles, type OfferedFile } from '../../../transport/loopback-files.ts'
import type { InventoryContext } from '../inventory/context.ts'
import type { CertificateContext } from '../keys/context.ts'
import { crlStatuses } from './status.ts'

interface CrlServer {
  /** Null while it does not run. */
  view(): OutputOf<'crl.list'>['server']
  /** Where it offers a file; null while it does not run. */
  urlOf(fileName: string): string | null
  /**
   * Starts it.
   * @param port Undefined for any that is free.
   * @returns Where it runs, or `crl.serverRuns`, `crl.portBusy`.
   */
  start(port: number | undefined): Promise<Reply<OutputOf<'crl.startServer'>>>
  /** Ends it if it runs. */
  stop(): Promise<void>
}

/** What everything around CRLs shares. */
export interface CrlContext extends CertificateContext {
  readonly crlServer: CrlServer
}

/**
 * Makes the server; it does not run yet.
 * @param context Where the CRLs are.
 */
export function createCrlServer(context: Pick<InventoryContext, 'inventory' | 'dependencies'>): CrlServer {
  let running: LoopbackFiles | null = null
  const viewOf = (port: number) => ({ port, baseUrl: `http://127.0.0.1:${port}/` })
  return {
    view: () => (running ? viewOf(running.port) : null),
    urlOf: (fileName) => (running ? `${viewOf(running.port).baseUrl}${fileName}` : null),
    async start(port) {
      if (running) return fail('crl.serverRuns', { port: running.port }, { field: 'port' })
      running = await offerFiles(port ?? 0, (name) => offeredFile(context, name))
      return running ? ok(viewOf(running.port)) : fail('crl.portBusy', { port: port ?? 0 }, { field: 'port' })
    },
    async stop() {
      const ending = running
      running = null
      await ending?.close()
    },
  }
}

/** The status of the CRL of every root, with where the server offers it. */
export function listCrls(context: CrlContext): CrlStatusView[] {
  return crlStatuses(context, (fileName) => context.crlServer.urlOf(fileName))
}

/** The newest CRL of the root whose file has this name. Hosts may keep it until the next one is due. */
function offeredFile(
  { inventory, dependencies }: Pick<InventoryContext, 'inventory' | 'dependencies'>,
  name: string,
): OfferedFile | null {
  const root = inventory.roots().find((each) => exportNames('', each.document.name).crl === name)
  const crl = root ? inventory.shownCrl(root.rootId) : null
  if (!crl) return null
  const { der, thisUpdateWallInstant, publishWallInstant, nextUpdateWallInstant } = crl.document
  const leftMilliseconds = (publishWallInstant ?? nextUpdateWallInstant) - dependencies.now().getTime()
  return {
    bytes: Buffer.from(der, 'base64'),
    contentType: 'application/pkix-crl',
    maxAgeSeconds: Math.max(0, Math.floor(leftMilliseconds / 1000)),
    changed: new Date(thisUpdateWallInstant),
  }
}
