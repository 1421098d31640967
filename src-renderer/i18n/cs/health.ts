/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { health as source } from '../en/health.ts'

export const health = {
  initialReplicationPending: 'Počáteční replikace tohoto virtuálního počítače nebyla dokončena.',
  replicationPaused:
    'Replikace tohoto virtuálního počítače je pozastavena. Změny se zaznamenávají a čekají na odeslání.',
  replicaPaused: 'Replikace je pozastavena na serveru repliky.',
  inError: 'Replikace se zastavila kvůli chybě. Až příčinu odstraníte, obnovte ji.',
  cyclesMissed: 'Bylo vynecháno více než 20 procent cyklů replikace. Replikace může mít potíže.',
  behindOneHour: 'Od poslední replikace uplynula více než jedna hodina.',
  resynchronizationRequired: 'Než bude replikace pokračovat, je nutná opětovná synchronizace.',
  failedOverNotReversed: 'Služby virtuálního počítače byly převzaty. Obraťte směr replikace, aby byl znovu chráněn.',
  importPending: 'Počáteční kopie je exportovaná a čeká na import na serveru repliky.',
  diskUpdateFailed: 'Výběr replikovaných disků se nepodařilo změnit. Až příčinu odstraníte, obnovte replikaci.',
} satisfies Localized<typeof source, 'cs'>
