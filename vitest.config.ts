import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // Much of a browser test is waiting: two files at a time also where there are two cores.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'program',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/package/**'],
          globalSetup: ['tests/support/temporary.ts'],
          // What reads content in the program hands this in; tests of the core begin below it.
          setupFiles: ['src/host/slow-parser.ts'],
        },
      },
      // The program is packed and installed once, outside of the checkout.
      {
        extends: true,
        test: {
          name: 'package',
          include: ['tests/package/**/*.test.ts'],
          globalSetup: ['tests/support/temporary.ts', 'tests/support/package.ts'],
          testTimeout: 600_000,
        },
      },
      // The site is built once and served for all tests that look at it.
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/temporary.ts', 'tests/support/site.ts'],
        },
      },
    ],
  },
})
