/** Only on the page of the API. */
export const apiStyle = `
.api-contents ul { padding-inline-start: 1.25rem; }
.api-operation { border-top: 1px solid var(--line); padding-block: 1rem; }
.api-path { overflow-wrap: anywhere; font-weight: 600; }
.api-type { font-family: ui-monospace, monospace; font-size: 0.875rem; overflow-wrap: anywhere; }
.api-list > div { padding-block: 0.25rem; border-top: 1px solid var(--line); }
.api-list dd { margin-inline-start: 1rem; overflow-wrap: anywhere; }
.api-list dt { overflow-wrap: anywhere; }
.api > p, .api-operation > p { max-width: 42rem; }
.api-try { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 0 1.5rem; background: var(--paper-raised); border: 1px solid var(--line); border-radius: 6px; padding: 1rem; margin-block: 1rem; }
.api-try select[multiple] { max-width: 100%; min-width: min(16rem, 100%); }
.api-try .field { min-width: 0; }
.api-try input, .api-try select { width: 100%; max-width: 100%; }
.api-try button, .api-answer { grid-column: 1 / -1; justify-self: start; max-width: 100%; }
.api-answer { justify-self: stretch; min-width: 0; }
.api-answer pre { max-height: 30rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
main pre { overflow-x: auto; }
`
