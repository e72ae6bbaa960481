import {settingsName} from '../core/content/entry-names.ts'
import {parseSettings} from '../core/content/settings.ts'
import type {Migration} from './migration.ts'
import {notByLines, withoutKey} from './top-level-key.ts'

/** Takes `trusted` out of settings: since content cannot trust itself, the line is without effect. */
export default {
  to: 2,
  summary: 'settings have no `trusted`; who runs the program trusts content, by its configuration or `--trust-content`',
  change(file) {
    if (file.contentPath !== settingsName) return {text: file.text}
    const {trusted} = parseSettings({...file, content: file.text}, []).frontmatter.data
    if (trusted === undefined) return {text: file.text}
    const text = withoutKey(file, 'trusted')
    if (text === notByLines) return {text: file.text, byHand: [`Take \`trusted\` out of \`${file.file}\`.`]}
    const trust = `\`${file.file}\` asked for trust: where content may run code, write \`trusted: true\` into \`clarity.config.ts\`.`
    return {text, ...(trusted === true && {byHand: [trust]})}
  },
} satisfies Migration
