// Before `npm test`, under any Node: the browser tests need Chromium. As root on Debian or Ubuntu it is installed;
// elsewhere a person is told how, and the tests that do not need it still run.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const known = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

if (!known.some((path) => path && existsSync(path))) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    console.error('Vigie : installation de Chromium pour les tests (apt-get)…')
    run(['update', '-qq'])
    run(['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  } else {
    console.error('Vigie : Chromium est absent. Installez-le, ou donnez son chemin dans CHROMIUM_PATH.')
  }
}

function run(words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) process.exit(status ?? 1)
}
