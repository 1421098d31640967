/** What the README of a bundle says, in English. Their keys are the keys of every other language. */
import bundleReadme from './bundle-readme.json' with { type: 'json' }

export const en = {
  ...bundleReadme,
}
