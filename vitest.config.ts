import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests start the real command; on a busy machine that takes its time
    testTimeout: 30_000,
    env: { TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: '' },
  },
})
