import { defineConfig } from 'vitest/config'
import { tables } from './src/desk/web/tables.ts'

export default defineConfig({ plugins: [tables()], test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, maxConcurrency: 4, globalSetup: 'test/built.ts' } })
