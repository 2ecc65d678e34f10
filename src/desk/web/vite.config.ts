// Builds the desk's pages into dist/desk/web: one shell, a chunk for each page, fonts and tables beside them. Nothing comes from elsewhere.
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { tables } from './tables.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  publicDir: here('public'),
  plugins: [tables(), svelte()],
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
