export interface Once<T> {
  get(): Promise<T>
  forget(): void
}

/** Done once, but tried again after a failure, or when it was forgotten. */
export function onceDone<T>(work: () => Promise<T>): Once<T> {
  let done: Promise<T> | undefined
  const forget = () => {
    done = undefined
  }
  return {
    get() {
      done ??= work().catch((error: unknown) => {
        forget()
        throw error
      })
      return done
    },
    forget,
  }
}
