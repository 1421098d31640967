import { z } from 'zod'
import { command, query } from '../call.ts'
import { rootWeaknesses } from '../certificate-facts.ts'
import * as ids from '../ids.ts'
import { templateFields, templateName } from '../pfx-choices.ts'
import { successionView, templateView } from '../views/roots.ts'

const nothing = z.object({})

/** What becomes of a root after it was made: issued again, followed by another; and the templates it issues by. */
export const rootCalls = {
  'root.reissue': command({
    summary:
      'Issues a root again with the same name and key and with correct extensions; certificates from it stay valid, and hosts get the new root file.',
    input: z.strictObject({ rootId: ids.rootId, years: z.int().default(10) }),
    output: z.object({
      certificateId: ids.certificateId,
      thumbprint: z.string(),
      /** What was weak and no longer is; each has its texts as the failure code `rootWeakness.…`. */
      healed: z.array(z.enum(rootWeaknesses)),
      /** What only a new root with a new key can cure. */
      remaining: z.array(z.enum(rootWeaknesses)),
    }),
    failures: ['root.unknown', 'root.locked', 'certificate.badValidity'],
  }),
  'root.rollOver': command({
    summary: 'Creates a successor of a root; files for hosts carry both roots until the roll-over is ended.',
    input: z.strictObject({
      rootId: ids.rootId,
      name: z.string().min(1).max(64),
      years: z.int().default(10),
      keyBits: z.literal([3072, 4096]).default(3072),
      passphrase: z.string(),
    }),
    output: z.object({ rootId: ids.rootId, certificateId: ids.certificateId }),
    failures: [
      'root.unknown',
      'root.hasSuccessor',
      'root.duplicateName',
      'root.nameTooLong',
      'root.passphraseTooShort',
      'certificate.badValidity',
      'name.empty',
    ],
  }),
  'root.endRollOver': command({
    summary: 'Ends a roll-over: from now on files for hosts carry the new root alone.',
    input: z.strictObject({
      /** The old root. */
      rootId: ids.rootId,
      /** Ends it although certificates of the old root are still in use. */
      evenIfInUse: z.boolean().default(false),
    }),
    output: nothing,
    failures: ['root.unknown', 'root.noSuccessor', 'root.rollOverEnded', 'root.stillInUse'],
  }),
  'root.succession': query({
    summary: 'How far a roll-over is: which certificates still hang on the old root.',
    input: z.strictObject({
      /** The old root. */
      rootId: ids.rootId,
    }),
    output: successionView,
    failures: ['root.unknown', 'root.noSuccessor'],
  }),
  'template.list': query({
    summary: 'The templates of a root, the default first: what is used where a call leaves a field out.',
    input: z.strictObject({ rootId: ids.rootId }),
    output: z.object({ templates: z.array(templateView) }),
    failures: ['root.unknown'],
  }),
  'template.save': command({
    summary:
      'Changes the default template of a root, or makes or changes another one; fields left out stay as they are.',
    input: z.strictObject({
      rootId: ids.rootId,
      name: templateName.default('default'),
      ...templateFields.partial().shape,
    }),
    output: templateView,
    failures: ['root.unknown', 'certificate.badValidity'],
  }),
  'template.delete': command({
    summary: 'Deletes a template; the default one gets its first fields back.',
    input: z.strictObject({ rootId: ids.rootId, name: templateName }),
    output: nothing,
    failures: ['root.unknown', 'template.unknown'],
  }),
}
