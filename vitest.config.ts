import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const migrations = await readD1Migrations('src/store/migrations')

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/workerd/**'],
          setupFiles: ['test/helpers/fail-on-console-error.ts'],
          // A third of the time went into reading the same modules again for each of some 900 files.
          isolate: false,
          // On two processors Vitest would leave one idle.
          maxWorkers: '100%',
          // A busy machine is no fault of the code.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: { TEST_MIGRATIONS: migrations } },
          }),
        ],
        test: {
          name: 'workerd',
          include: ['test/workerd/**/*.test.ts'],
          setupFiles: ['test/workerd/migrate.ts'],
          globalSetup: [
            'test/workerd/demo-world.ts',
            'test/workerd/oidc-provider.ts',
            'test/workerd/mail-sink.ts',
          ],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
