/** What must be otherwise in a script of ours, so that it can be run away from Windows. */

/**
 * A script that can be run on this machine: where only Windows has something, a stand-in takes its place.
 * @param script As the product writes it.
 */
export function runnableHere(script: string): string {
  if (process.platform === 'win32') return script
  // Its library is part of Windows alone. What it makes is text, as for a list of bytes.
  const serializer =
    '(New-Object -TypeName psobject | Add-Member -PassThru -MemberType ScriptMethod -Name Serialize -Value { , [byte[]] (65, 0) })'
  const changed = script.replace(
    '[Microsoft.Management.Infrastructure.Serialization.CimSerializer]::Create()',
    serializer,
  )
  // Elsewhere root is the administrator, and tests need not be run by root.
  return process.getuid?.() === 0 ? changed : changed.replace('#Requires -RunAsAdministrator', '')
}
