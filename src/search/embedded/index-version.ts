/**
 * Of what the index holds of a document. Raise it when the analyser or the facts change: what was read by another
 * version is then told as stale, and a rebuild reads it again.
 */
export const indexVersion = 1
