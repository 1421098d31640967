/** The virtual switches of a host as a list to choose from. */
import type { HostView } from '../../../../src-main/contract/views/host.ts'
import type { Translate } from '../../../i18n/translate.ts'
import type { Option } from '../../../parts/Select.svelte'

/**
 * @param host Whose switches are offered.
 * @param chosen The one that is set, which stays in the list also where the host no longer has it.
 * @param t The texts of the reader's language.
 */
export function switchOptions(host: HostView, chosen: string, t: Translate): Option[] {
  const names = host.switches.map((each) => each.name)
  const all = chosen === '' || names.includes(chosen) ? names : [...names, chosen]
  return [{ value: '', label: t('machines.notConnected') }, ...all.map((name) => ({ value: name, label: name }))]
}
