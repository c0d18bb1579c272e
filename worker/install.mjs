// Runs under whatever Node npm came with, before anything is installed: no dependency, no TypeScript.
// It installs what package-lock.json names when node_modules is absent or older than the lockfile.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

const installedMark = 'node_modules/.package-lock.json'

function isUpToDate() {
  if (!existsSync(installedMark)) return false
  if (!existsSync('package-lock.json')) return true
  if (statSync(installedMark).mtimeMs >= statSync('package-lock.json').mtimeMs) return true
  // A clone or a checkout touches the lockfile without changing it: compare versions before reinstalling.
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages ?? {}
  const found = JSON.parse(readFileSync(installedMark, 'utf8')).packages ?? {}
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || found[path]?.version === entry.version,
  )
}

if (!isUpToDate()) {
  console.error('Vigie : installation des dépendances (npm ci), une minute environ…')
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    console.error("Vigie : l'installation a échoué. Vérifiez l'accès au registre npm, puis recommencez.")
    process.exit(result.status ?? 1)
  }
}
