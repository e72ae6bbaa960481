import {type Command, Option} from 'commander'
import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {type CalendarSource, calendarPath} from '../core/content/calendar-files.ts'
import {rootNameOf} from '../core/content/roots.ts'
import {counted} from '../core/format/plural.ts'
import {didYouMean} from '../core/format/suggest.ts'
import {loadCatalog} from '../host/catalog.ts'
import {displayPath} from '../host/content.ts'
import {Failure} from '../host/failure.ts'
import {feedAddress, fetchFeed} from '../host/fetch-feed.ts'
import {absolutePath, type ContentRoots} from '../host/roots.ts'
import {writeWhole} from '../host/write-text.ts'
import {stampedFeed} from '../oncall/ical/feed.ts'
import {readCalendar} from '../oncall/ical/read-calendar.ts'
import {contentOption} from './options.ts'
import {print, printError} from './output.ts'

interface FetchOptions {
  content: ContentRoots
  rotation?: string
}

/** Adds `clarity fetch-calendars`. */
export function addFetchCalendars(program: Command): void {
  program
    .command('fetch-calendars')
    .description('fetch the calendar feeds of rotations, and keep each beside its rotation')
    .addOption(contentOption())
    .addOption(new Option('--rotation <id>', 'only the feed of this rotation'))
    .addHelpText(
      'after',
      '\nNo other command fetches a feed: check and build read what was kept, in `rotations/<id>.feed.ics`.\nExit code: 0 all fetched, 2 at least one could not be fetched; what was kept of it before stays.',
    )
    .action(async (options: FetchOptions) => {
      process.exitCode = (await fetchCalendars(options)) ? 0 : 2
    })
}

// One feed that fails never keeps the others from being fetched.
async function fetchCalendars({content, rotation}: FetchOptions): Promise<boolean> {
  const {catalog, root} = loadCatalog(content)
  const feeds = feedsOf(catalog, rotation)
  if (feeds.length === 0) print('No rotation has a calendar feed.\n')
  const done = await Promise.all(
    feeds.map(async each => {
      try {
        print(`${each.id}: ${await fetchOne(each, root)}\n`)
        return true
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        printError(`clarity: rotation \`${each.id}\`: ${error.message}\n${error.help}\n`)
        return false
      }
    }),
  )
  return done.every(Boolean)
}

function feedsOf(catalog: Catalog, id: string | undefined): Entry<'rotation'>[] {
  // What another repository keeps is fetched there; an address that it names is nothing to ask from here.
  const isOurs = ({document}: Entry<'rotation'>) => rootNameOf(document.contentPath) === undefined
  if (id === undefined) return catalog.list('rotation').filter(each => each.data.calendar?.url !== undefined && isOurs(each))
  const rotation = catalog.get('rotation', id)
  if (!rotation)
    throw new Failure(`no rotation \`${id}\`${didYouMean(id, catalog.ids('rotation'))}`, 'Name one that stands below `rotations/`.')
  if (!isOurs(rotation))
    throw new Failure(`rotation \`${id}\` stands in another content root, \`${rotation.document.file}\``, 'Fetch its feed there.')
  if (rotation.data.calendar?.url !== undefined) return [rotation]
  throw new Failure(`rotation \`${id}\` has no calendar feed`, 'Name its address under `calendar.url`.')
}

async function fetchOne({data, document}: Entry<'rotation'>, root: ContentRoots): Promise<string> {
  const source = data.calendar as CalendarSource
  const contentPath = calendarPath(document, source) ?? ''
  const text = await fetchFeed(feedAddress(source.url ?? '', process.env))
  const {events, problems} = readCalendar(text)
  const [problem] = problems
  if (problem) {
    throw new Failure(
      `what the server sends is no calendar that can be read: line ${problem.line}: ${problem.reason}`,
      'Check that the address is that of the iCalendar feed, not of a page about it; what was fetched before is untouched.',
    )
  }
  const file = displayPath(root, contentPath, process.cwd())
  writeWhole(absolutePath(root, contentPath), file, stampedFeed(text, new Date().toISOString()))
  return `${counted(events.length, 'event')}, kept in ${file}`
}
