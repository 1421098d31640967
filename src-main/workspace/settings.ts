/** What the user has set: small JSON values by key. */
import type { DatabaseSync } from 'node:sqlite'
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
  const find = database.prepare('SELECT value FROM settings WHERE key = ?')
  const list = database.prepare('SELECT key, value FROM settings WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key')
  const save = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM settings WHERE key = ?')
  const parse = (key: string, value: unknown): unknown => fromJsonText(String(value), path, `settings ${key}`)
  return {
    findSetting(key) {
      const row = find.get(key)
      return row && parse(key, row.value)
    },
    listSettings: (prefix = '') =>
      Object.fromEntries(list.all(prefix).map((row) => [String(row.key), parse(String(row.key), row.value)])),
    saveSetting(key, value) {
      beforeWrite()
      save.run(key, toJsonText(value))
    },
    removeSetting(key) {
      beforeWrite()
      return remove.run(key).changes === 1
    },
  }
}
