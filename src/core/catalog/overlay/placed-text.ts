import type {Document} from '../../content/document.ts'
import {LineIndex, type Point, type Span} from '../../content/span.ts'

/** A text that somebody wrote, and where. */
export type Source = Pick<Document, 'file' | 'text' | 'lines'>

interface Stretch {
  /** Offset in the text that is put together. */
  start: number
  end: number
  from: Source
  /** Offset in the source; of what stands in no file as it is here, the beginning of what it is made of. */
  at: number
  /** End of what it is made of; missing for a copy, each sign of which has its own place. */
  until?: number
}

/** Puts a text together of stretches of others, and remembers where each was written. */
export class PlacedText {
  #text = ''
  readonly #stretches: Stretch[] = []
  #lines: LineIndex | undefined

  get text(): string {
    return this.#text
  }

  /** Adds a stretch of a source as it is. */
  copy(from: Source, at: number, until: number): void {
    if (until > at) this.#add(from.text.slice(at, until), {from, at})
  }

  /** Adds a text that stands for a stretch of a source. */
  write(text: string, from: Source, at: number, until: number): void {
    if (text !== '') this.#add(text, {from, at, until})
  }

  /** Ends the last line, and leaves an empty one, where that is not so yet. */
  separate(from: Source, at: number): void {
    const ends = /(?:^|\n|\r(?!\n))(?:\r\n|\n|\r)$/
    while (this.#text !== '' && !ends.test(this.#text)) this.write('\n', from, at, at)
  }

  /** Gives the place in its file of a span of this text; where it runs over two files, the part in the first. */
  placeOf({start, end}: Pick<Span, 'start' | 'end'>): Span {
    const lines = (this.#lines ??= new LineIndex(this.#text))
    const [from, until] = [lines.offset(start), lines.offset(end)]
    const first = this.#stretchAt(from)
    if (!first) return {file: '', start, end}
    const last = until > from ? this.#stretchAt(until - 1) : first
    const begin = placeIn(first, from, 'at')
    const stop = last && last.from === first.from ? offsetIn(last, until, 'until') : (first.until ?? first.at + first.end - first.start)
    return {file: first.from.file, start: begin, end: first.from.lines.point(Math.max(offsetIn(first, from, 'at'), stop))}
  }

  #add(text: string, stretch: Pick<Stretch, 'from' | 'at' | 'until'>): void {
    const start = this.#text.length
    this.#text += text
    this.#stretches.push({...stretch, start, end: this.#text.length})
    this.#lines = undefined
  }

  #stretchAt(offset: number): Stretch | undefined {
    return this.#stretches.find(({end}) => offset < end) ?? this.#stretches.at(-1)
  }
}

function offsetIn({start, at, until}: Stretch, offset: number, side: 'at' | 'until'): number {
  if (until !== undefined) return side === 'at' ? at : until
  return at + offset - start
}

function placeIn(stretch: Stretch, offset: number, side: 'at' | 'until'): Point {
  return stretch.from.lines.point(offsetIn(stretch, offset, side))
}
