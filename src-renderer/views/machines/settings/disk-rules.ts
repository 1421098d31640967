/** Virtual hard disks: which calls add, resize and remove them, and which of them replicate. */
import type { InputOf } from '../../../../src-main/contract/registry.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import { rule, type Rule } from './rule.ts'
import { gigabyte } from '../../../../src-main/contract/limits/bytes.ts'
import type { Addition } from './values.ts'

const page = 'disks'

/** A disk is added before it can replicate, and out of the set before it can be removed. */
export function diskRules(vm: VmView, additions: readonly Addition[]): Rule[] {
  const added = additions.filter((addition) => addition.kind === 'disk').map((addition) => addition.id)
  const existing = vm.disks.map((disk) => disk.diskId)
  return [
    ...existing.map((diskId) => resize(vm, diskId)),
    ...added.map((id) => add(vm, id)),
    ...(vm.replication?.mode === 'Primary' ? [changeSet(vm, [...existing, ...added])] : []),
    ...existing.map((diskId) => remove(vm, diskId)),
  ]
}

function resize({ vmId }: VmView, diskId: string): Rule {
  return rule({
    call: 'disk.resize',
    page,
    owns: [`${diskId}.size`],
    places: { '': diskId, sizeBytes: `${diskId}.size` },
    input: (fields) =>
      fields.flag(`${diskId}.isRemoved`)
        ? undefined
        : { vmId, diskId, sizeBytes: fields.amount(`${diskId}.size`, gigabyte, 0) },
  })
}

/** What is left empty, the core chooses. */
function add({ vmId }: VmView, id: string): Rule {
  return rule({
    call: 'disk.add',
    page,
    owns: [],
    places: {
      '': id,
      sizeBytes: `${id}.size`,
      name: `${id}.name`,
      folder: `${id}.folder`,
      driveLetter: `${id}.driveLetter`,
    },
    isAlwaysDue: true,
    adds: id,
    idIn: ({ diskId }) => diskId,
    input: (fields) => ({
      vmId,
      sizeBytes: fields.amount(`${id}.size`, gigabyte, 0),
      format: fields.text(`${id}.format`) as InputOf<'disk.add'>['format'],
      kind: fields.text(`${id}.kind`) as InputOf<'disk.add'>['kind'],
      attachment: fields.text(`${id}.attachment`) as InputOf<'disk.add'>['attachment'],
      ...Object.fromEntries(
        (['name', 'folder', 'driveLetter'] as const).flatMap((name) => {
          const text = fields.text(`${id}.${name}`)
          return text === '' ? [] : [[name, text]]
        }),
      ),
    }),
  })
}

function changeSet({ vmId }: VmView, ids: readonly string[]): Rule {
  return rule({
    call: 'replication.changeDisks',
    page,
    owns: ids.map((id) => `${id}.replicates`),
    places: { '': 'disks.replicated', replicatedDiskIds: 'disks.replicated', excludedDiskIds: 'disks.replicated' },
    input: (fields, idOf) => ({
      vmId,
      replicatedDiskIds: ids.filter((id) => fields.flag(`${id}.replicates`)).map(idOf),
    }),
  })
}

function remove({ vmId }: VmView, diskId: string): Rule {
  return rule({
    call: 'disk.remove',
    page,
    owns: [`${diskId}.`],
    places: { '': diskId },
    isAlwaysDue: true,
    input: (fields) => (fields.flag(`${diskId}.isRemoved`) ? { vmId, diskId } : undefined),
  })
}
