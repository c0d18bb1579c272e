export function recordWorld(_feed: unknown) {
  return undefined as never
}
