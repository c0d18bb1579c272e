/**
 * Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. Started by `npm start`, it also
 * resolves when npm's shell is gone: a SIGTERM sent to npm ends the shell between the two and never comes here.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const watch = process.env['npm_lifecycle_event'] ? watchParent(stop) : undefined
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    function stop(): void {
      clearInterval(watch)
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
      resolve()
    }
  })
}

function watchParent(onGone: () => void): NodeJS.Timeout {
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) onGone()
  }, 500).unref()
}
