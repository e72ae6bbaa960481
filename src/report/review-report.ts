import {addressOf} from '../core/catalog/address.ts'
import {kindInWords} from '../core/content/kinds.ts'
import {minutesInWords} from '../core/format/duration.ts'
import {counted} from '../core/format/plural.ts'
import type {Called, CalledChange, ChangedPage, Review} from '../impact/review.ts'
import {addressText, prose} from './markdown.ts'

/** By it a program finds the comment that it keeps up to date. */
export const reviewMark = '<!-- clarity-review -->'

/** Lines of each list; a comment on GitHub ends at 65,536 characters. */
const longest = 40

/** Writes a review as a comment on a pull request. */
export function reviewMarkdown({called, pages, alertsWithoutPage, coverage}: Review, preview?: string): string {
  const parts = [
    reviewMark,
    '### What this change does to readers',
    titled(
      'Who is called',
      [...Map.groupBy(called, changeInWords)].map(([change, all]) => `- ${namesOf(all)}${change}`),
    ) || 'Nobody else is called, and nobody at another time.',
    titled(
      counted(pages.length, 'page'),
      pages.map(page => `- ${page.change}: ${pageLink(page, preview)}`),
    ) || 'No page is another one.',
    titled(
      'Alerts that lead to no runbook',
      alertsWithoutPage.map(({name, isNew}) => `- ${prose(name)}${isNew ? ', new with this change' : ''}`),
    ),
    `Coverage: ${share(coverage.before)} before, ${share(coverage.after)} after.`,
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

/** Writes a review for a terminal. */
export function reviewPretty(review: Review, preview?: string): string {
  const lines = reviewMarkdown(review, preview).split('\n').slice(2)
  const plain = lines.map(line =>
    line
      .replace(/^#+ /, '')
      .replaceAll('**', '')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
  )
  return plain.map(line => line.replace(/&#(\d+);/g, (_sign, code) => String.fromCharCode(Number(code)))).join('\n')
}

/** Writes a review for programs. */
export function reviewJson({called, pages, ...rest}: Review, _preview?: string): string {
  const changes = called.map(({failureMode, ...sides}) => ({failureMode: failureMode.id, ...sides}))
  const addressed = pages.map(page => ({...page, address: addressOf(page.target)}))
  return `${JSON.stringify({version: 1, called: changes, pages: addressed, ...rest}, null, 2)}\n`
}

function titled(title: string, lines: readonly string[]): string {
  const rest = lines.length - longest
  const more = rest > 0 ? [`- … and ${rest} more`] : []
  return lines.length === 0 ? '' : `#### ${title}\n\n${[...lines.slice(0, longest), ...more].join('\n')}`
}

function namesOf(called: readonly CalledChange[]): string {
  return called.map(({failureMode}) => `**${prose(failureMode.title)}**`).join(', ')
}

// What is the same for many failures is said once.
function changeInWords({before, after}: CalledChange): string {
  if (!before) return `: ${after ? calledInWords(after) : 'nobody'}, new`
  if (!after) return `: was ${calledInWords(before)}; now nobody`
  return `\n  - before: ${calledInWords(before)}\n  - after: ${calledInWords(after)}`
}

function calledInWords({severity, path, levels, worstMinutes}: Called): string {
  const steps = levels.map(({afterMinutes, asked, people}) => {
    const who = people.length > 0 ? people : ['nobody']
    const through = asked.filter(name => !people.includes(name))
    const by = through.length > 0 ? ` (${through.map(prose).join(', ')})` : ''
    return `${afterInWords(afterMinutes)} ${who.map(prose).join(' and ')}${by}`
  })
  const worst = worstMinutes === undefined ? 'at worst nobody ever' : `at worst ${afterInWords(worstMinutes)}`
  return `${severity} on ${prose(path)}: ${steps.join(', ') || 'nobody'}; ${worst}`
}

function afterInWords(minutes: number): string {
  return minutes === 0 ? minutesInWords(0) : `after ${minutesInWords(minutes)}`
}

function pageLink({target, title, change}: ChangedPage, preview?: string): string {
  const words = `${kindInWords(target.kind)} ${prose(title)}`
  const isThere = preview !== undefined && change !== 'gone'
  return isThere ? `[${words}](${addressText(preview.replace(/\/$/, '') + addressOf(target))})` : words
}

function share({complete, of}: Review['coverage']['before']): string {
  return `${complete} of ${of}`
}
