/** The dialog that parts the network begins with the parts there are. */
import type { App } from '../../state/app.svelte.ts'

/** Reads the partitions and opens the dialog with them. */
export async function openPartition(app: App): Promise<void> {
  const reply = await app.client.call('network.view', {})
  if (reply.ok) app.surfaces.open({ kind: 'partition', partitions: reply.value.partitions })
  else app.report(reply.failure)
}
