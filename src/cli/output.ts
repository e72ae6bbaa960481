import {forTerminal} from '../report/terminal.ts'

/** Tells whether the reader of the output is a terminal that shows colours. */
export function showsColour(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR
}

/** Writes words to people; whatever they carry commands no terminal and no runner of jobs, and holds no secret. */
export function print(words: string): void {
  process.stdout.write(forTerminal(words, showsColour()))
}

/** Writes words to people on the error stream, as {@link print} does. */
export function printError(words: string): void {
  process.stderr.write(forTerminal(words))
}

/** Writes what a format has made safe for its reader, or data for another program, as it is. */
export function printAsIs(text: string): void {
  process.stdout.write(text)
}
