/** Tries until something succeeds, for a program that takes a moment to begin; after 20 s its last failure is thrown. */
export async function firstAnswer<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + 20_000
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (performance.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}
