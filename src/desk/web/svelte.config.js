// Svelte for Vite and editors: styles go into files, as the pages' security policy wants them.
export default { compilerOptions: { css: 'external', runes: true } }
