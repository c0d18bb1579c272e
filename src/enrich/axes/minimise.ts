/** The value at a point; `slope` is filled with the gradient there. */
export type Objective = (at: Float64Array, slope: Float64Array) => number

interface Step {
  moved: Float64Array
  turned: Float64Array
  scale: number
}

const remembered = 7
const mostSteps = 60

/** L-BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization, 7.4); `point` ends at the minimum. */
export function minimise(point: Float64Array, objective: Objective): void {
  let slope = new Float64Array(point.length)
  let value = objective(point, slope)
  const steps: Step[] = []
  for (let round = 0; round < mostSteps; round += 1) {
    const direction = directionFrom(slope, steps)
    const descent = -dot(slope, direction)
    const next = Float64Array.from(point)
    const nextSlope = new Float64Array(point.length)
    let length = steps.length > 0 ? 1 : 1 / Math.sqrt(-descent || 1)
    let reached = Number.POSITIVE_INFINITY
    for (let tries = 0; tries < 25; tries += 1) {
      for (let index = 0; index < next.length; index += 1)
        next[index] = point[index]! - length * direction[index]!
      reached = objective(next, nextSlope)
      if (reached <= value + 1e-4 * length * descent) break
      length /= 2
    }
    if (!(reached < value)) return
    remember(steps, point, next, slope, nextSlope)
    point.set(next)
    slope = nextSlope
    if (value - reached < 1e-6 * Math.abs(value)) return
    value = reached
  }
}

function directionFrom(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = Float64Array.from(slope)
  const shares: number[] = []
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const { moved, turned, scale } = steps[index]!
    shares[index] = scale * dot(moved, direction)
    add(direction, turned, -shares[index]!)
  }
  const last = steps.at(-1)
  if (last) {
    const factor = 1 / (last.scale * dot(last.turned, last.turned))
    for (let index = 0; index < direction.length; index += 1) direction[index]! *= factor
  }
  steps.forEach(({ moved, turned, scale }, index) =>
    add(direction, moved, shares[index]! - scale * dot(turned, direction)),
  )
  return direction
}

function remember(
  steps: Step[],
  from: Float64Array,
  to: Float64Array,
  slope: Float64Array,
  nextSlope: Float64Array,
): void {
  const moved = Float64Array.from(to, (value, index) => value - from[index]!)
  const turned = Float64Array.from(nextSlope, (value, index) => value - slope[index]!)
  const curvature = dot(moved, turned)
  if (curvature <= 1e-10) return
  steps.push({ moved, turned, scale: 1 / curvature })
  if (steps.length > remembered) steps.shift()
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let index = 0; index < left.length; index += 1) sum += left[index]! * right[index]!
  return sum
}

function add(to: Float64Array, from: Float64Array, times: number): void {
  for (let index = 0; index < to.length; index += 1) to[index]! += from[index]! * times
}
