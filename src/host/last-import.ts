import {existsSync, realpathSync} from 'node:fs'
import path from 'node:path'
import {isWithin} from './content-walk.ts'
import {readIfThere, writeWhole} from './exchange.ts'
import {Failure} from './failure.ts'

/** Folder below the one that is imported into; hidden, so that nothing in it is content. */
const folder = '.imported'

const readme = `# What imports have written last

\`clarity import\` compares with these copies, so that a file that was edited here keeps its edits when its source changes. Commit them;
nothing reads them but the next import. Without them an import leaves every file alone that differs.
`

/** What the last import has written into a folder, file by file. */
export interface LastImport {
  /** Gives the text that was written at a path below the folder; nothing where no import has written one. */
  read(contentPath: string): string | undefined
  /** Notes what an import has written there, or would have but for the edits that are there. */
  write(contentPath: string, text: string): void
}

/**
 * Opens what is known of the last import into a folder.
 *
 * @throws {Failure} When it is a link that leads out of the folder, where an import has nothing to write.
 */
export function lastImport(into: string): LastImport {
  const kept = path.join(into, folder)
  if (existsSync(kept) && !isWithin(realpathSync(into), realpathSync(kept)))
    throw new Failure(`\`${kept}\` leads out of \`${into}\``, 'Remove the link; an import makes the folder itself.')
  return {
    read: contentPath => readIfThere(path.join(kept, contentPath)),
    write(contentPath, text) {
      const about = path.join(kept, 'README.md')
      if (!existsSync(about)) writeWhole(about, readme)
      if (readIfThere(path.join(kept, contentPath)) !== text) writeWhole(path.join(kept, contentPath), text)
    },
  }
}
