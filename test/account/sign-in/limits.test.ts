import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  claimLinkTry,
  claimOwnPasswordTry,
  claimPasswordTry,
  forgivePasswordTries,
  networkOf,
} from '#src/account/sign-in/limits.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'

const minute = 60_000
let deps: TestDeps
const wait = (ms: number) => void (deps.clock.at = new Date(deps.clock.at.getTime() + ms))

beforeEach(async () => {
  deps = await createTestDeps()
})

const email = 'lea@mairie.example'
const address = '192.0.2.7'

/** How many of these tries pass. */
async function passing(count: number, claim: (index: number) => Promise<number>): Promise<number> {
  let passed = 0
  for (let index = 0; index < count; index += 1) if ((await claim(index)) === 0) passed += 1
  return passed
}

describe('claimPasswordTry', () => {
  it('lets ten tries of one account pass wherever they come from, then one in five minutes', async () => {
    const tries = (count: number) =>
      passing(count, (n) => claimPasswordTry(deps, { email, address: `198.51.100.${n % 250}` }))
    expect(await tries(200)).toBe(10)
    wait(5 * minute)
    expect(await tries(50)).toBe(1)
  })

  it('takes the address as typed for the same account', async () => {
    const spellings = [email, ' LEA@mairie.example ', 'Lea@Mairie.Example']
    const passed = await passing(60, (n) =>
      claimPasswordTry(deps, { email: spellings[n % 3]!, address: `198.51.100.${n}` }),
    )
    expect(passed).toBe(10)
  })

  it('lets thirty tries from one address pass whatever the accounts, then one in twenty seconds', async () => {
    const tries = (count: number) =>
      passing(count, (n) => claimPasswordTry(deps, { email: `agent-${n}@mairie.example`, address }))
    expect(await tries(200)).toBe(30)
    wait(minute)
    expect(await tries(50)).toBe(3)
  })

  it('takes a whole IPv6 customer for one address', async () => {
    const passed = await passing(100, (n) =>
      claimPasswordTry(deps, { email: `agent-${n}@mairie.example`, address: `2001:db8:1:2::${n}` }),
    )
    expect(passed).toBe(30)
  })

  it('does not spend the account’s tries on an address that is held back', async () => {
    await passing(40, (n) => claimPasswordTry(deps, { email: `agent-${n}@mairie.example`, address }))
    await passing(40, () => claimPasswordTry(deps, { email, address }))
    expect(await passing(20, (n) => claimPasswordTry(deps, { email, address: `198.51.100.${n}` }))).toBe(10)
  })

  it('lets in a browser where the person has been before, whoever exhausted the account or the address', async () => {
    await passing(100, () => claimPasswordTry(deps, { email, address }))
    await passing(100, (n) => claimPasswordTry(deps, { email, address: `198.51.100.${n}` }))
    expect(await claimPasswordTry(deps, { email, address, device: 'lea:1' })).toBe(0)
  })

  it('lets five tries of such a browser pass, then one in thirty seconds', async () => {
    const tries = (count: number) =>
      passing(count, () => claimPasswordTry(deps, { email, address, device: 'lea:1' }))
    expect(await tries(50)).toBe(5)
    wait(minute)
    expect(await tries(50)).toBe(2)
  })

  it('keeps no address of a person or a machine', async () => {
    await claimPasswordTry(deps, { email, address })
    await claimPasswordTry(deps, { email, address, device: 'lea:1' })
    await claimLinkTry(deps, { email, address })
    const rows = await deps.db.all<{ key: string }>('select key from throttles')
    expect(rows).toHaveLength(5)
    expect(rows.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
  })
})

describe('forgivePasswordTries', () => {
  it('wipes what held the account back, not the address', async () => {
    await passing(30, () => claimPasswordTry(deps, { email, address }))
    await passing(30, (n) => claimPasswordTry(deps, { email: `agent-${n}@mairie.example`, address }))
    await forgivePasswordTries(deps, { email, address })
    expect(await claimPasswordTry(deps, { email, address: '198.51.100.1' })).toBe(0)
    expect(await claimPasswordTry(deps, { email, address })).toBeGreaterThan(0)
  })
})

describe('claimOwnPasswordTry', () => {
  it('lets five tries of one person pass, then one in thirty seconds', async () => {
    expect(await passing(50, () => claimOwnPasswordTry(deps, 'lea'))).toBe(5)
    expect(await claimOwnPasswordTry(deps, 'max')).toBe(0)
    wait(minute)
    expect(await passing(50, () => claimOwnPasswordTry(deps, 'lea'))).toBe(2)
  })
})

describe('claimLinkTry', () => {
  it('sends three links to one mailbox, then one in five minutes, whoever asks', async () => {
    const asks = (count: number) =>
      passing(count, (n) => claimLinkTry(deps, { email, address: `198.51.100.${n}` }))
    expect(await asks(100)).toBe(3)
    wait(5 * minute)
    expect(await asks(100)).toBe(1)
  })

  it('lets ten asks from one address pass, then one a minute', async () => {
    const asks = (count: number) =>
      passing(count, (n) => claimLinkTry(deps, { email: `agent-${n}@mairie.example`, address }))
    expect(await asks(100)).toBe(10)
    wait(minute)
    expect(await asks(100)).toBe(1)
  })

  it('serves a mailbox that nobody has asked for, whatever a thousand strangers ask', async () => {
    await passing(1000, (n) =>
      claimLinkTry(deps, { email: `inconnu-${n}@mairie.example`, address: `10.0.${n % 200}.${n % 7}` }),
    )
    expect(await claimLinkTry(deps, { email, address })).toBe(0)
  })

  it('serves a known browser of an address that strangers exhausted', async () => {
    await passing(50, (n) => claimLinkTry(deps, { email: `inconnu-${n}@mairie.example`, address }))
    expect(await claimLinkTry(deps, { email, address })).toBeGreaterThan(0)
    expect(await claimLinkTry(deps, { email, address, device: 'lea:1' })).toBe(0)
  })
})

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['inconnue', 'inconnue'],
    ['', ''],
  ])('of %s is %s', (given, network) => {
    expect(networkOf(given)).toBe(network)
  })

  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

  it('is the same for every spelling of an address', () => {
    fc.assert(
      fc.property(bytes(16), (given) => {
        const parsed = ipaddr.fromByteArray([...given]) as ipaddr.IPv6
        const spellings = [
          parsed.toString(),
          parsed.toNormalizedString(),
          `${parsed.toNormalizedString()}%eth0`,
        ]
        expect(new Set(spellings.map(networkOf)).size).toBe(1)
        expect(networkOf(parsed.toString().toUpperCase())).toBe(networkOf(parsed.toString()))
      }),
    )
  })

  it('is one for a /64, and another for each other one', () => {
    fc.assert(
      fc.property(bytes(8), bytes(8), bytes(8), bytes(8), (prefix, host, other, elsewhere) => {
        const of = (...halves: Uint8Array[]) =>
          networkOf(ipaddr.fromByteArray(halves.flatMap((half) => [...half])).toString())
        fc.pre(prefix.join() !== elsewhere.join())
        fc.pre(ipaddr.process(ipaddr.fromByteArray([...prefix, ...host]).toString()).kind() === 'ipv6')
        expect(of(prefix, host)).toBe(of(prefix, other))
        expect(of(prefix, host)).not.toBe(of(elsewhere, host))
      }),
    )
  })

  it('takes an IPv4 address and its IPv6 form for one', () => {
    fc.assert(
      fc.property(fc.ipV4(), (given) => {
        expect(networkOf(`::ffff:${given}`)).toBe(networkOf(given))
        expect(networkOf(given)).toBe(given)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4Extended(), fc.ipV6()), (text) => {
        expect(typeof networkOf(text)).toBe('string')
      }),
    )
  })
})
