import {isUsable, type OAuth, type Token, tokenOf} from './oauth.ts'

/** Who gives us tokens, and how secrets are read. */
export interface TokenGiver {
  oauth: OAuth
  /** Reads an environment variable; throws where it is not set. */
  read(name: string): string
}

/** What is remembered of tokens between questions and rounds. */
export interface TokenMemory {
  token?: Token | undefined
  /** A token that is being asked for: of many questions at once, one asks. */
  pending?: Promise<Token> | undefined
}

/** Gives the header with an access token, asking for a new one where the last one ends. */
export async function bearerHeader(giver: TokenGiver, memory: TokenMemory, signal: AbortSignal): Promise<Record<string, string>> {
  const token = isUsable(memory.token) ? memory.token : await renewed(giver, memory, signal)
  return {Authorization: `Bearer ${token.access}`}
}

/** Lets the next question ask for a new token: the source does not accept the last one, whatever its age. */
export function dropToken(memory: TokenMemory): void {
  if (memory.token) memory.token = {...memory.token, until: 0}
}

async function renewed({oauth, read}: TokenGiver, memory: TokenMemory, signal: AbortSignal): Promise<Token> {
  memory.pending ??= tokenOf(oauth, {read, signal, before: memory.token}).finally(() => {
    memory.pending = undefined
  })
  memory.token = await memory.pending
  return memory.token
}
