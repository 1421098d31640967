/** The stores of emulated hosts, and what chooses from them: the test of a connection, and replication that is enabled. */
import type { Handlers } from '../../base/dispatch.ts'
import type { WorldContext } from '../../world/context.ts'
import { testConnection } from './connection-test.ts'
import { distributeCrl } from './distributing.ts'
import { enableReplication } from './enabling.ts'
import { importCertificate, importCrl, importOnHost, importPfx, importRootAlone } from './importing.ts'
import type { StoreContext } from './pfx-sources.ts'

type Names =
  | `store.${'importPfx' | 'importCertificate' | 'importCrl' | 'importRoot'}`
  | 'certificate.importOnHost'
  | 'crl.distribute'
  | 'connection.test'
  | 'replication.enable'

/**
 * Makes the handlers around stores.
 * @param context What everything around stores shares, and the remedies.
 */
export function storeHandlers(context: StoreContext & Pick<WorldContext, 'withFix'>): Pick<Handlers, Names> {
  return {
    'certificate.importOnHost': (input) => importOnHost(context, input),
    'crl.distribute': ({ rootId }) => distributeCrl(context, rootId),
    'store.importPfx': (input) => importPfx(context, input),
    'store.importCertificate': (input) => importCertificate(context, input),
    'store.importCrl': (input) => importCrl(context, input),
    'store.importRoot': (input) => importRootAlone(context, input),
    'replication.enable': (input) => enableReplication(context, input),
    'connection.test': async (input) => {
      const tested = await testConnection(context, input)
      return tested.ok ? tested : { ok: false, failure: context.withFix(tested.failure) }
    },
  }
}
