/** A lighthouse lamp: what watches. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#14506b"/><path d="M13 13h6l2 13H11z" fill="#fff"/><rect x="12" y="7" width="8" height="5" rx="1" fill="#ffd166"/><path d="M10 8 4 5v7l6-2zm12 0 6-3v7l-6-2z" fill="#ffd166" opacity=".55"/></svg>
`
