import type {Resolver} from '../../../plugins/resolver.ts'
import {digest} from '../../core/format/digest.ts'

/** A question with a plain answer. */
export type LookupName = keyof Resolver

/** One question a page asked while it was rendered, and the digest of the answer it got. */
export type LookupRecord = [method: LookupName, args: unknown[], answer: string]

/**
 * Writes down every question that goes through a directory.
 *
 * A kept page is still right as long as the same questions get the same answers: that is what "everything it refers to" means,
 * however indirect. A new name of a team changes the answer about the ladder that shows it.
 */
export function recordingResolver(directory: Resolver, record: (asked: LookupRecord) => void): Resolver {
  const {file, sections} = directory
  const wrap =
    <A extends unknown[], R>(method: LookupName) =>
    (...args: A): R => {
      const answer = (directory[method] as unknown as (...args: A) => R)(...args)
      // Ids serve only to suggest a name in a finding; they do not show on the page.
      if (method !== 'ids') record([method, args, digestOf(answer)])
      return answer
    }
  return {
    entry: wrap('entry'),
    ids: wrap('ids'),
    ladder: wrap('ladder'),
    signal: wrap('signal'),
    signals: wrap('signals'),
    rotation: wrap('rotation'),
    escalation: wrap('escalation'),
    ...(sections && {sections: wrap<[], ReturnType<typeof sections>>('sections')}),
    ...(file && {file: wrap<[string], ReturnType<typeof file>>('file')}),
  }
}

/** Tells whether all questions still get the answers they got. */
export function stillTrue(asked: readonly LookupRecord[], directory: Resolver): boolean {
  return asked.every(([method, args, answer]) => {
    const ask = directory[method] as ((...args: unknown[]) => unknown) | undefined
    return ask !== undefined && digestOf(ask.apply(directory, args)) === answer
  })
}

function digestOf(answer: unknown): string {
  return digest(JSON.stringify(answer) ?? 'nothing')
}
