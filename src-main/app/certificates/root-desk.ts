/** The part of the certificate desk that looks after roots once they are made. */
import type { Nothing, Reply } from '../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { SuccessionView, TemplateView } from '../../contract/views/roots.ts'
import type { DeskContext } from './desk-context.ts'
import { reissueRoot } from './reissuing.ts'
import { endRollOver, rollOver, viewSuccession } from './rolling-over.ts'
import { deleteTemplate, listTemplates, saveTemplate } from './templates.ts'

export interface RootDesk {
  reissue(input: ParsedInputOf<'root.reissue'>): Promise<Reply<OutputOf<'root.reissue'>>>
  rollOver(input: ParsedInputOf<'root.rollOver'>): Promise<Reply<OutputOf<'root.rollOver'>>>
  endRollOver(input: ParsedInputOf<'root.endRollOver'>): Reply<Nothing>
  succession(rootId: string, hosts: readonly HostView[]): Reply<SuccessionView>
  listTemplates(rootId: string): Reply<{ templates: TemplateView[] }>
  saveTemplate(input: ParsedInputOf<'template.save'>): Reply<TemplateView>
  deleteTemplate(input: ParsedInputOf<'template.delete'>): Reply<Nothing>
}

/**
 * Opens this part of the desk.
 * @param context What the certificate desk shares.
 */
export function openRootDesk(context: DeskContext): RootDesk {
  return {
    reissue: (input) => reissueRoot(context, input),
    rollOver: (input) => rollOver(context, input),
    endRollOver: (input) => endRollOver(context, input),
    succession: (rootId, hosts) => viewSuccession(context, rootId, hosts),
    listTemplates: (rootId) => listTemplates(context, rootId),
    saveTemplate: (input) => saveTemplate(context, input),
    deleteTemplate: (input) => deleteTemplate(context, input),
  }
}
