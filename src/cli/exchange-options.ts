import {InvalidArgumentError, Option} from 'commander'
import type {ExchangeOption} from '../exchange/exchange-option.ts'

/** Makes the option of a format one of the command line. */
export function optionOf({flags, summary, conflicts, read}: ExchangeOption): Option {
  const option = new Option(flags, summary)
  if (conflicts !== undefined) option.conflicts(conflicts)
  if (read) option.argParser(text => reading(read, text))
  return option
}

function reading(read: (text: string) => string, text: string): string {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidArgumentError(error.message)
    throw error
  }
}
