/** Remembers which gaps of a history were asked about, so that a source is asked about each of them once. */
export class AskedPast {
  readonly #asked = new Map<string, ReadonlySet<number>>()

  /**
   * Tells whether there is a gap that nobody was asked about; from then on all of them count as asked about.
   *
   * A gap that is filled is forgotten: should the history be lost, by a clock or a file, it is asked about again.
   *
   * @param question What the history is of; another query is another history.
   * @param gaps Begins of the steps without a value, in milliseconds since the epoch.
   */
  isNew(question: string, gaps: readonly number[]): boolean {
    const before = this.#asked.get(question)
    this.#asked.set(question, new Set(gaps))
    return gaps.some(gap => !before?.has(gap))
  }
}
