import {appendFileSync} from 'node:fs'
import {reasonOf} from './failure.ts'

/**
 * Adds text to the summary of a GitHub job, where one is running (`GITHUB_STEP_SUMMARY`).
 *
 * @returns Why it could not be written, in words; nothing when it was, or when there is no job.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
export function addJobSummary(text: string, file = process.env.GITHUB_STEP_SUMMARY): string | undefined {
  if (!file) return undefined
  try {
    appendFileSync(file, `${text}\n`)
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}
