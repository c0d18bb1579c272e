/** Above 1023: those that browsers refuse (Fetch standard, « bad port ») and what databases and caches listen on. */
const closed = new Set([
  1719, 1720, 1723, 2049, 2375, 3306, 3659, 4045, 4190, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667,
  6668, 6669, 6679, 6697, 10_080, 11_211, 27_017,
])

/** True for a port where a well-known service other than the web listens: an HTTP request there is an attack. */
export function isClosedPort(port: string): boolean {
  if (port === '') return false
  const number = Number(port)
  return number < 1024 ? number !== 80 && number !== 443 : closed.has(number)
}
