/** The part of the certificate desk that looks after roots once they are made, and issues for requests. */
import type { Nothing, Reply } from '../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { SuccessionView, TemplateView } from '../../contract/views/roots.ts'
import type { CertificateContext, Progress } from './keys/context.ts'
import { createRootPerHost } from './issuing/per-host.ts'
import { reissueRoot } from './roots/reissuing.ts'
import { prepareRequests, readRequest, signRequest } from './issuing/requesting.ts'
import { endRollOver, rollOver, viewSuccession } from './roots/rolling-over.ts'
import { deleteTemplate, listTemplates, saveTemplate } from './roots/templates.ts'

export interface RootDesk {
  reissue(input: ParsedInputOf<'root.reissue'>): Promise<Reply<OutputOf<'root.reissue'>>>
  rollOver(input: ParsedInputOf<'root.rollOver'>): Promise<Reply<OutputOf<'root.rollOver'>>>
  endRollOver(input: ParsedInputOf<'root.endRollOver'>): Reply<Nothing>
  succession(rootId: string, hosts: readonly HostView[]): Reply<SuccessionView>
  listTemplates(rootId: string): Reply<{ templates: TemplateView[] }>
  saveTemplate(input: ParsedInputOf<'template.save'>): Reply<TemplateView>
  deleteTemplate(input: ParsedInputOf<'template.delete'>): Reply<Nothing>
  prepareRequests(input: ParsedInputOf<'csr.prepare'>): Promise<Reply<OutputOf<'csr.prepare'>>>
  readRequest(input: ParsedInputOf<'csr.read'>): Promise<Reply<OutputOf<'csr.read'>>>
  signRequest(input: ParsedInputOf<'csr.sign'>): Promise<Reply<OutputOf<'csr.sign'>>>
  createPerHost(
    input: ParsedInputOf<'root.createPerHost'>,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Reply<OutputOf<'root.createPerHost'>>>
}

/**
 * Opens this part of the desk.
 * @param context What the certificate desk shares.
 */
export function openRootDesk(context: CertificateContext): RootDesk {
  return {
    reissue: (input) => reissueRoot(context, input),
    rollOver: (input) => rollOver(context, input),
    endRollOver: (input) => endRollOver(context, input),
    succession: (rootId, hosts) => viewSuccession(context, rootId, hosts),
    listTemplates: (rootId) => listTemplates(context, rootId),
    saveTemplate: (input) => saveTemplate(context, input),
    deleteTemplate: (input) => deleteTemplate(context, input),
    prepareRequests: (input) => prepareRequests(context, input),
    readRequest,
    signRequest: (input) => signRequest(context, input),
    createPerHost: (input, signal, progress) => createRootPerHost(context, input, signal, progress),
  }
}
