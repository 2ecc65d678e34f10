// Builds the desk's pages into dist/desk/web: one shell, a chunk for each page, fonts and tables beside them. Nothing comes from elsewhere.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'
import { tables } from './tables.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Whose work the pages carry along, with the licence of each. */
const CARRIED = [
  '@fontsource-variable/newsreader',
  '@fontsource-variable/public-sans',
  'svelte',
  '@observablehq/plot',
  'd3',
  'd3-geo',
  'topojson-client',
  'world-atlas',
]

/** The licences beside the pages, at `/licences.txt`. */
function licences(): Plugin {
  const textOf = (name: string) => {
    const file = here(`../../../node_modules/${name}/LICENSE${name === 'svelte' ? '.md' : ''}`)
    return `${name}\n\n${readFileSync(file, 'utf8').trim()}\n`
  }
  return {
    name: 'chancery-licences',
    generateBundle() {
      const source = CARRIED.map(textOf).join(`\n${'-'.repeat(72)}\n\n`)
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source })
    },
  }
}

export default defineConfig({
  root: here('.'),
  publicDir: here('public'),
  plugins: [tables(), svelte(), licences()],
  build: {
    outDir: here('../../../dist/desk/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The pages' security policy allows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
