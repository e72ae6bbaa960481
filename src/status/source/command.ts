import {wordsField} from './json.ts'
import {numberWordsOf} from './json-query.ts'
import {defineSource} from './kind.ts'
import {localSource} from './local-text.ts'

/**
 * What a command of the machine that collects prints: JSON, or one number or word.
 *
 * Content only names it, by the id of the source; which program is run, and with what, says whoever starts the collector.
 */
export const command = defineSource({
  id: 'command',
  title: 'local command',
  summary:
    'what a command prints on the machine that collects, which its configuration allows; queries are JSON paths, `$` where it prints one number',
  reads: 'settings',
  language: 'json-path',
  settings: {words: wordsField},
  open: ({setting, local}) => localSource(local.command, numberWordsOf(setting.words)),
})
