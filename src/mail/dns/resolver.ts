/**
 * What the checks ask of the DNS. A name or a type that does not exist answers []; a server that does not answer
 * throws.
 */
export interface Resolver {
  /** Each record as one text, its pieces joined (RFC 7208 §3.3). */
  txt(name: string): Promise<string[]>
  mx(name: string): Promise<{ exchange: string; priority: number }[]>
  /** IPv4 and IPv6. */
  addresses(name: string): Promise<string[]>
  /** Names of an address (PTR). */
  names(address: string): Promise<string[]>
}
