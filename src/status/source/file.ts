import {wordsField} from './json.ts'
import {numberWordsOf} from './json-query.ts'
import {defineSource} from './kind.ts'
import {localSource} from './local-text.ts'

/**
 * A file of the machine that collects: JSON, or one number or word.
 *
 * Content only names it, by the id of the source; which file that is says whoever starts the collector. A value is as old as the file, or
 * as the time that the query names.
 */
export const file = defineSource({
  id: 'file',
  title: 'local file',
  summary: 'a file of the machine that collects, which its configuration allows; queries are JSON paths, `$` where it holds one number',
  reads: 'settings',
  language: 'json-path',
  settings: {words: wordsField},
  open: ({setting, local}) => localSource(local.file, numberWordsOf(setting.words)),
})
