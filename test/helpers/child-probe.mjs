import dns from 'node:dns'
import { readFileSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded first into a program under test (NODE_OPTIONS=--import=…): a resolver under the attacker's hand, and the most
 * memory that the process took, in kilobytes, written where PROBE_FILE says when it ends.
 */
const names = JSON.parse(process.env['PROBE_NAMES'] ?? '{}')
const lookup = dns.lookup
dns.lookup = (hostname, options, callback) => {
  const address = names[hostname]
  if (!address) return lookup(hostname, options, callback)
  process.nextTick(callback, null, [{ address, family: 4 }])
}
syncBuiltinESMExports()

const file = process.env['PROBE_FILE']
// Linux only. `maxRSS` would count what the parent took before the program was put in its place.
if (file) process.on('exit', () => writeFileSync(file, peakKilobytes()))

function peakKilobytes() {
  return /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? ''
}
