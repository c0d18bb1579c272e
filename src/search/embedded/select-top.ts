/** True where one document goes before another. */
export type Before = (one: number, other: number) => boolean

/**
 * The first `count` in order, without sorting the others. Newest numbers are looked at first: they are likeliest to be
 * among them, and the rest is then passed over at one comparison each.
 */
export function selectTop(positions: Uint32Array, count: number, before: Before): number[] {
  if (count <= 0) return []
  const heap: number[] = []
  for (let at = positions.length - 1; at >= 0; at -= 1) {
    const position = positions[at]!
    if (heap.length < count) pushLast(heap, position, before)
    else if (before(position, heap[0]!)) replaceLast(heap, position, before)
  }
  return heap.toSorted((one, other) => (before(one, other) ? -1 : 1))
}

/** The heap has at its top the one that goes last. */
function pushLast(heap: number[], position: number, before: Before): void {
  let at = heap.length
  heap.push(position)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(heap[parent]!, position)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = position
}

function replaceLast(heap: number[], position: number, before: Before): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child]!, heap[child + 1]!)) child += 1
    if (!before(position, heap[child]!)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = position
}
