/**
 * What each subject shows, as schemas, so that a path that leads nowhere is a mistake of the author and not a condition that never
 * holds. They are those of the views of the contract, with names beside ids where a sentence needs them.
 */
import { z } from 'zod'
import { calls } from '../../contract/registry.ts'
import { eventLogEntryView, hostView } from '../../contract/views/host.ts'
import { vmView } from '../../contract/views/vm.ts'
import { clockView, laneView, worldView } from '../../contract/views/world.ts'
import { lookUpView, networkView } from '../../contract/views/network.ts'
import type { Subject } from '../format/subject.ts'

const vm = z.object({ ...vmView.shape, host: z.string() })
const lane = z.object({ ...laneView.shape, fromHost: z.string(), toHost: z.string() })

const schemas: Readonly<Record<Subject['kind'], z.ZodType>> = {
  world: z.object({
    hosts: z.array(hostView),
    vms: z.array(vm),
    lanes: z.array(lane),
    dnsRecords: worldView.shape.dnsRecords,
    now: worldView.shape.now,
  }),
  clock: z.object({ now: clockView.shape.now }),
  network: networkView,
  runbook: calls['runbook.view'].output,
  host: hostView,
  log: z.object({ entries: z.array(eventLogEntryView) }),
  vm,
  test: vm,
  lane,
  root: calls['root.list'].output.shape.roots.element,
  certificate: calls['certificate.list'].output.shape.certificates.element,
  judge: calls['certificate.judge'].output,
  lookUp: z.object({ ...lookUpView.shape, answeredByVm: z.string().nullable(), answeredByHost: z.string().nullable() }),
  file: z.object({ files: z.array(z.object({ path: z.string(), sizeBytes: z.int() })) }),
}

/** The schema of what a subject shows. */
export function schemaOf(subject: Subject): z.ZodType {
  return schemas[subject.kind]
}

/**
 * The schema at a path; through lists it does not lead.
 * @returns Undefined if there is no such member.
 */
export function schemaAt(schema: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  let current = plainSchema(schema)
  for (const name of path) {
    if (!(current instanceof z.ZodObject)) return undefined
    const member = (current.shape as Readonly<Record<string, z.ZodType>>)[name]
    if (member === undefined) return undefined
    current = plainSchema(member)
  }
  return current
}

/** The schema of the items of a list; undefined if it is none. */
export function itemSchemaOf(schema: z.ZodType): z.ZodType | undefined {
  const plain = plainSchema(schema)
  return plain instanceof z.ZodArray ? (plain.element as z.ZodType) : undefined
}

/** Without what says that there may be nothing. */
function plainSchema(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return plainSchema((schema as unknown as { unwrap(): z.ZodType }).unwrap())
  return schema
}
