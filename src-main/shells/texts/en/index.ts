/** What the terminal and the window say beside the core, in English. Their keys are the keys of every other language. */
import shells from './shells.json' with { type: 'json' }

export const en = {
  ...shells,
}
