/** Holds every screen to the one mechanism of forms, so that no dialog loses, overwrites or hides what was typed in its own way. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sourcesIn } from './imports.js'

const root = join(import.meta.dirname, '..', '..')
const sources = sourcesIn(root, ['src-renderer'], /\.(ts|svelte)$/).map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}))
const screens = sources.filter(({ path }) => path.startsWith('src-renderer/views/'))

/** Parts in which something is typed or chosen. */
const field = /<(TextField|SelectField|FileField|Checkbox|RadioGroup|textarea)\b/

/** What chooses what is shown and changes nothing, so that nothing is lost with it. */
const choosesWhatIsShown: Readonly<Record<string, string>> = {
  'src-renderer/views/certificates/inventory/InventoryFilters.svelte': 'the words that certificates are filtered by',
  'src-renderer/views/certificates/verdict/Verdict.svelte': 'the host that a certificate is judged for',
  'src-renderer/views/faults/Faults.svelte': 'the words that faults are filtered by',
  'src-renderer/views/machines/AllMachines.svelte': 'the words that machines are filtered by',
  'src-renderer/views/machines/Machines.svelte': 'the words that machines are filtered by',
  'src-renderer/views/machines/settings/AddHardwarePage.svelte':
    'the kind of hardware that the button adds to the form',
  'src-renderer/views/labs/Labs.svelte': 'the words that labs are filtered by',
  'src-renderer/views/network/Links.svelte': 'the host whose links are listed',
  'src-renderer/views/certificates/issuing/NamesField.svelte': 'the file that fills the list of names',
}

/** The names of own state that a part writes into. */
function boundState(text: string): string[] {
  const names = [...text.matchAll(/let (\w+)(?:: [^=\n]+)? = \$state/g)].map(([, name = '']) => name)
  return names.filter((name) => new RegExp(`bind:((?!this|client)\\w+=\\{${name}\\}|${name}\\b(?!=))`).test(text))
}

it('only the forms make calls whose failure they show', () => {
  const others = sources.filter(({ text }) => /\.attempt\(/.test(text)).map(({ path }) => path)
  expect(others).toEqual(['src-renderer/forms/form.svelte.ts'])
})

it('every dialog with fields is a dialog of a form, which asks before something is lost', () => {
  const own = screens.filter(({ text }) => /import Dialog from/.test(text) && field.test(text))
  // Its second dialog is the message of success, without fields.
  expect(own.map(({ path }) => path)).toEqual(['src-renderer/views/failover/PlannedFailover.svelte'])
  expect(own.every(({ text }) => /<FormDialog\b[^]*<Checkbox/.test(text))).toBe(true)
})

it('what is typed is kept by a form and not by the screen', () => {
  const own = screens.filter(({ path, text }) => !(path in choosesWhatIsShown) && boundState(text).length > 0)
  expect(own.map(({ path, text }) => `${path}: ${boundState(text).join(', ')}`)).toEqual([])
  expect(Object.keys(choosesWhatIsShown).filter((path) => !screens.some((each) => each.path === path))).toEqual([])
})

it('every page with a form asks before something is lost with the page', () => {
  const pages = screens.filter(
    ({ text }) =>
      /new Form(<.*?>)?\(app, \{/.test(text) && field.test(text) && !/<(FormDialog|SettingsDialog)\b/.test(text),
  )
  const silent = pages.filter(({ text }) => !text.includes('<AskBeforeLeaving {form} />')).map(({ path }) => path)
  expect(pages.length - silent.length).toBeGreaterThanOrEqual(4)
  expect(silent).toEqual([
    // Chooses where the fault is injected, from what there is.
    'src-renderer/views/faults/InjectFault.svelte',
    // A part of the settings of a machine, which ask.
    'src-renderer/views/machines/settings/EditOffline.svelte',
  ])
})

it('finds the forms of all rooms', () => {
  const count = screens.reduce((sum, { text }) => sum + [...text.matchAll(/new Form(<.*?>)?\(/g)].length, 0)
  expect(count).toBeGreaterThanOrEqual(70)
})
