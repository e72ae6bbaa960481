import {withoutSecrets} from '../core/content/mask.ts'
import {visible} from '../core/format/visible.ts'

const esc = '\u001B'
const colours = new RegExp(`(${esc}\\[[\\d;]*m)`)

/**
 * Prepares text for a terminal or the log of a job: nothing in it commands either, and no secret is in it.
 *
 * Lines and tabs stay, and colours where the terminal shows them. A line that the runner of a job would obey, such as `::error::…`, is broken up.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands for the lines that are obeyed.
 */
export function forTerminal(text: string, colour = false): string {
  const safe = text.split(/(\n|\t)/).map((part, index) => (index % 2 === 1 ? part : shown(part, colour)))
  return withoutSecrets(
    safe
      .join('')
      .replace(obeyed, ': :')
      .replace(/##(?=(?:vso|teamcity)?\[)/g, '# #'),
  )
}

const obeyed = /(?<=^[^\S\n]*)::(?=[^\n]*?::)/gm

function shown(part: string, colour: boolean): string {
  return colour
    ? part
        .split(colours)
        .map((piece, index) => (index % 2 === 1 ? piece : visible(piece)))
        .join('')
    : visible(part)
}
