/**
 * What the user has set: small JSON values by key. One that is not what was written counts as never set, so that it stops
 * nothing else; the complete check names it.
 */
import type { DatabaseSync } from 'node:sqlite'
import { checksumOf, isWhole } from './checksums.ts'
import { fromJsonText, toJsonText } from './json-text.ts'

export interface Settings {
  /** Gives a setting, or undefined if it was never set. */
  findSetting(key: string): unknown
  /** @param prefix Only those whose key begins with it, if given. */
  listSettings(prefix?: string): Record<string, unknown>
  saveSetting(key: string, value: unknown): void
  /** Says whether the setting was there. */
  removeSetting(key: string): boolean
}

/**
 * Prepares the settings' statements.
 * @param database An open, migrated database.
 * @param path The workspace file, for failures.
 * @param beforeWrite Called before every write.
 */
export function createSettings(database: DatabaseSync, path: string, beforeWrite: () => void): Settings {
  const find = database.prepare('SELECT * FROM settings WHERE key = ?')
  const list = database.prepare('SELECT * FROM settings WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key')
  const save = database.prepare('INSERT OR REPLACE INTO settings (key, value, checksum) VALUES (?, ?, ?)')
  const remove = database.prepare('DELETE FROM settings WHERE key = ?')
  const parse = (key: string, value: unknown): unknown => fromJsonText(String(value), path, `settings ${key}`)
  return {
    findSetting(key) {
      const row = find.get(key)
      return row && isWhole('settings', row) ? parse(key, row.value) : undefined
    },
    listSettings: (prefix = '') =>
      Object.fromEntries(
        list
          .all(prefix)
          .filter((row) => isWhole('settings', row))
          .map((row) => [String(row.key), parse(String(row.key), row.value)]),
      ),
    saveSetting(key, value) {
      beforeWrite()
      const text = toJsonText(value)
      save.run(key, text, checksumOf('settings', [key, text]))
    },
    removeSetting(key) {
      beforeWrite()
      return remove.run(key).changes === 1
    },
  }
}
