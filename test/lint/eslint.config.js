/**
 * What lint checks beyond the types: the layers and their rooms, promises that nobody waits for, and that time and chance come in as
 * parameters. Formatting is Prettier's, unused names are TypeScript's.
 */
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import { join } from 'node:path'
import tseslint from 'typescript-eslint'
import svelteConfig from '../../src-renderer/svelte.config.js'
import { layerRule } from './layer-rule.js'
import { roomRule } from './room-rule.js'

const root = join(import.meta.dirname, '..', '..')

/** Only shells and tests know what time it is, and where chance comes from. */
const noClockNoChance = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take randomness as a parameter.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time as a parameter.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time as a parameter.' },
]

/** What is spread where it stands has no reason but to fill a line; its members stand there by themselves. */
const noSpreadLiterals = [
  {
    selector: 'ObjectExpression > SpreadElement > ObjectExpression',
    message: 'Write the members where they belong; the formatter decides on lines.',
  },
  {
    selector: ':matches(ArrayExpression, CallExpression) > SpreadElement > ArrayExpression',
    message: 'Write the items where they belong; the formatter decides on lines.',
  },
]

export default tseslint.config(
  { ignores: ['node_modules/**', 'resources/build/**', 'resources/dist/**', 'test/output/**'] },
  js.configs.recommended,
  tseslint.configs.recommended,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { understudy: { rules: { layers: layerRule, rooms: roomRule } } },
    rules: {
      'understudy/layers': 'error',
      'understudy/rooms': 'error',
      // `== null` asks for null and undefined at once, and says so.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Names are searched for control characters on purpose.
      'no-control-regex': 'off',
      // Sets in state are replaced, not changed, so a plain one is what is meant.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // The compiler says it, and knows more.
      '@typescript-eslint/no-unused-vars': 'off',
      'no-undef': 'off',
    },
  },
  {
    // One project with everything, so that no source is read once for each layer above it.
    files: ['src-main/**/*.ts', 'test/**/*.ts', 'src-renderer/**/*.ts'],
    languageOptions: { parserOptions: { project: 'test/lint/tsconfig.json', tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['src-renderer/**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    files: ['src-main/**', 'src-renderer/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/*.{ts,js,svelte}'],
    rules: { 'no-restricted-syntax': ['error', ...noSpreadLiterals] },
  },
  {
    files: ['src-main/{kernel,contract,emulator,authority,transport,workspace,runbook,labs,app}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noSpreadLiterals, ...noClockNoChance] },
  },
  {
    // Playwright demands the pattern `{}` for fixtures that need none of the others.
    files: ['test/**/*.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
)
