import * as z from 'zod'

/** Ways to fail, as a person meets them. */
export const failureClasses = ['stuck', 'rejected', 'stalled', 'duplicate', 'drift'] as const

/** Schema of a class of failure. */
export const failureClass = z.enum(failureClasses)
