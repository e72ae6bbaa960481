import type {Diagnostic} from '../../src/core/lint/diagnostic.ts'

/** Makes a finding for tests of formats; what a test is about is passed in. */
export function diagnostic(more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    ruleId: 'owner-unknown',
    severity: 'error',
    file: 'content/systems/shop.mdx',
    start: {line: 4, column: 8},
    end: {line: 4, column: 16},
    message: 'no owner `order-op`',
    url: '/rules/owner-unknown/',
    fingerprint: '0123456789abcdef',
    related: [],
    ...more,
  }
}
