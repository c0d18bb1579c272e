import type { Resolver } from '#src/mail/dns/resolver.ts'

/** A DNS of invented records: « TXT exemple.fr », « MX exemple.fr », « A mail.exemple.fr », « PTR 192.0.2.1 ». */
export type Zone = Record<string, readonly string[]>

export interface ZoneResolver extends Resolver {
  /** What was asked, in order. */
  asked: string[]
}

export function createZone(zone: Zone, broken: (asked: string) => boolean = () => false): ZoneResolver {
  const asked: string[] = []
  const ask = async (type: string, name: string): Promise<string[]> => {
    const key = `${type} ${name.toLowerCase()}`
    asked.push(key)
    if (broken(key)) throw new Error(`query${type} ESERVFAIL`)
    return [...(zone[key] ?? [])]
  }
  return {
    asked,
    txt: (name) => ask('TXT', name),
    addresses: (name) => ask('A', name),
    names: (address) => ask('PTR', address),
    async mx(name) {
      const records = await ask('MX', name)
      return records.map((record) => {
        const [priority = '0', exchange = ''] = record.split(' ')
        return { priority: Number(priority), exchange }
      })
    },
  }
}
