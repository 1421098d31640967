/** What the scripts for hosts say, in English. Their keys are the keys of every other language. */
import importScripts from './import-scripts.json' with { type: 'json' }

export const en = {
  ...importScripts,
}
