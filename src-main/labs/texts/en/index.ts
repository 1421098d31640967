/** What labs say, in English. Their keys are the keys of every other language. */
import labs from './labs.json' with { type: 'json' }

export const en = {
  ...labs,
}
