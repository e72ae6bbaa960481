/**
 * The instant for which tests check and build: the night that the example content tells of, when nothing in it is overdue.
 *
 * Everything that a test starts has it as `CLARITY_NOW`, so that no test turns red by the mere passing of time.
 */
export const clock = '2026-11-23T02:00:00Z'
