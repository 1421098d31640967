/** Which calls carry out what was changed in the Settings of a machine. */
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import { adapterRules } from './adapter-rules.ts'
import { diskRules } from './disk-rules.ts'
import { machineRules } from './machine-rules.ts'
import type { Change } from './rule.ts'
import { Reader, valuesOf, type Addition, type Values } from './values.ts'

/**
 * The calls that are due, in an order in which each finds what it needs.
 * @param vm The machine as it is.
 * @param additions Hardware that shall be added.
 * @param edits What was typed and ticked, by key.
 */
export function changesOf(vm: VmView, additions: readonly Addition[], edits: Values): Change[] {
  const values = valuesOf(vm, additions)
  const before = new Reader(values)
  const now = new Reader({ ...values, ...edits })
  const rules = [...machineRules(vm), ...diskRules(vm, additions), ...adapterRules(vm, additions)]
  return rules.map((each) => each(before, now)).filter((change) => change !== undefined)
}
