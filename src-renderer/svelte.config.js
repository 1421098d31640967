/** Runes everywhere; svelte-check reads this file, the build states the same in vite.config.ts. */
export default { compilerOptions: { runes: true } }
