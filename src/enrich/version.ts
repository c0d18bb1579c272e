/**
 * Raised when the readers of this folder or their data change what they find: the history is then read again by itself,
 * once, in the background. The words of the axes need not raise it: they are compared.
 */
export const filingVersion = 1
