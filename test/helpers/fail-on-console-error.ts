import { afterEach, beforeEach, expect, vi } from 'vitest'

// A warning nobody reads is a fault nobody sees: a test that makes one fails.
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
  expect(console.warn).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
