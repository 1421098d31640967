import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withOwnPaths, withoutOwnFolder } from '../../../src-main/app/labs/own-paths.ts'

const files = join(sep, 'tries', 'one', 'files')
const folderOf = (folder: string, call = 'certificate.export') =>
  (withOwnPaths(call, { folder }, files) as { folder: string }).folder

describe('a path in a lab', () => {
  it.each([
    ['of a drive', 'C:\\Certificates\\new', join(files, 'C', 'Certificates', 'new')],
    ['of Linux', '/home/admin/certificates', join(files, 'home', 'admin', 'certificates')],
    ['of a share', '\\\\server\\share', join(files, 'server', 'share')],
    ['without a folder before it', 'certificates', join(files, 'certificates')],
    ['that climbs out', '../../../etc', join(files, 'etc')],
    [
      'that climbs out of the lab’s own folder',
      join(files, '..', '..', 'two', 'files'),
      join(files, 'tries', 'two', 'files'),
    ],
    ['that begins like the lab’s own', `${files}-2`, join(files, 'tries', 'one', 'files-2')],
    ['that is the lab’s own already', join(files, 'new'), join(files, 'new')],
    ['of nothing', '..', files],
  ])('%s leads into its own folder', (_what, path, expected) => {
    expect(folderOf(path)).toBe(expected)
  })

  it('is left alone where it is one of an emulated host', () => {
    expect(folderOf('C:\\VMs', 'disk.add')).toBe('C:\\VMs')
    expect(withOwnPaths('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\a.txt' }, files)).toEqual({
      vmId: 'vm-1',
      path: 'C:\\a.txt',
    })
  })

  it('leads there where it names a file, and bytes that were sent stay what they are', () => {
    expect(withOwnPaths('certificate.inspect', { file: { path: '/etc/x.pfx' } }, files)).toEqual({
      file: { path: join(files, 'etc', 'x.pfx') },
    })
    const sent = { file: { name: 'x.pfx', base64: 'AA==' } }
    expect(withOwnPaths('certificate.inspect', sent, files)).toEqual(sent)
  })

  it('is written into the log without the place of the try', () => {
    expect(withoutOwnFolder({ folder: join(files, 'new'), list: [files, 'other'] }, files)).toEqual({
      folder: `{folder}${sep}new`,
      list: ['{folder}', 'other'],
    })
  })
})
