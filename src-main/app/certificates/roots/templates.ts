/** Templates: what a root issues and exports with where a call leaves a field out. Kept as one setting per root. */
import { z } from 'zod'
import { hostProfile } from '../../../authority/certificates/profiles.ts'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import {
  defaultTemplateName,
  factoryTemplate,
  templateFields,
  type TemplateFields,
} from '../../../contract/pfx-choices.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import type { TemplateView } from '../../../contract/views/roots.ts'
import type { CertificateContext } from '../keys/context.ts'
import type { StoredRoot } from '../inventory/documents.ts'

const storedTemplates = z.record(z.string(), templateFields.partial())
/** A member that is undefined is a member that was left out. */
type Given = { readonly [Field in keyof TemplateFields]?: TemplateFields[Field] | undefined }
type StoredTemplates = Record<string, Given>

const keyOf = (rootId: string) => `templates ${rootId}`

/** All templates of a root, the default first. */
export function listTemplates(context: CertificateContext, rootId: string): Reply<{ templates: TemplateView[] }> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const stored = read(context, rootId)
  const others = Object.keys(stored)
    .filter((name) => name !== defaultTemplateName)
    .sort()
  return ok({ templates: [defaultTemplateName, ...others].map((name) => view(stored, name)) })
}

/**
 * Changes a template, or makes it.
 * @returns The whole template, or `root.unknown`, `certificate.badValidity`.
 */
export function saveTemplate(
  context: CertificateContext,
  { rootId, name, ...fields }: ParsedInputOf<'template.save'>,
): Reply<TemplateView> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  if (fields.years !== undefined && (fields.years < 1 || fields.years > hostProfile.yearsMax)) {
    return fail('certificate.badValidity', { yearsMax: hostProfile.yearsMax }, { field: 'years' })
  }
  const stored = read(context, rootId)
  const changed: StoredTemplates = { ...stored, [name]: { ...stored[name], ...given(fields) } }
  const saved = write(context, root.value, name, changed)
  return saved.ok ? ok(view(changed, name)) : saved
}

/** Deletes a template; the default one gets its first fields back. */
export function deleteTemplate(
  context: CertificateContext,
  { rootId, name }: ParsedInputOf<'template.delete'>,
): Reply<Nothing> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const { [name]: found, ...others } = read(context, rootId)
  if (found === undefined && name !== defaultTemplateName) return unknownTemplate(root.value, name, 'name')
  const saved = write(context, root.value, name, others)
  return saved.ok ? ok({}) : saved
}

/**
 * The fields to use.
 * @param name As the call named it; the root's default where it is undefined.
 * @returns Every field, or `template.unknown`.
 */
export function templateOf(
  context: CertificateContext,
  root: StoredRoot,
  name: string | undefined,
): Reply<TemplateFields> {
  const stored = read(context, root.rootId)
  if (name !== undefined && name !== defaultTemplateName && !Object.hasOwn(stored, name)) {
    return unknownTemplate(root, name, 'template')
  }
  return ok(fieldsOf(stored, name ?? defaultTemplateName))
}

function unknownTemplate(root: StoredRoot, template: string, field: string): Reply<never> {
  return fail('template.unknown', { root: root.document.name, template }, { field })
}

function read({ dependencies: { workspace } }: CertificateContext, rootId: string): StoredTemplates {
  return storedTemplates.parse(workspace.findSetting(keyOf(rootId)) ?? {})
}

function write(
  { dependencies: { workspace } }: CertificateContext,
  { rootId }: StoredRoot,
  name: string,
  templates: StoredTemplates,
): Reply<void> {
  return workspace.transaction(() => {
    workspace.saveSetting(keyOf(rootId), templates)
    workspace.appendAudit({ kind: 'template.changed', subject: rootId, details: { template: name } })
    return ok(undefined)
  })
}

/** A named template stands on the root's default one, and that on the fields that every root begins with. */
function fieldsOf(stored: StoredTemplates, name: string): TemplateFields {
  return { ...factoryTemplate, ...given(stored[defaultTemplateName]), ...given(stored[name]) }
}

/** Without the members that are there but undefined, which would hide what stands below them. */
function given(fields: Given = {}): Partial<TemplateFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function view(stored: StoredTemplates, name: string): TemplateView {
  return { name, isDefault: name === defaultTemplateName, ...fieldsOf(stored, name) }
}
