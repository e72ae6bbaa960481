/** Version of the form that content of this program has; `clarity migrate` moves older content to it, and the changelog says what is new. */
export const formVersion = 2
