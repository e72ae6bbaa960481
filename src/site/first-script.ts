import {createHash} from 'node:crypto'

/**
 * Runs while the head is read, before the first paint and before any file is asked for: sets the theme, so that a chosen one never flashes,
 * and asks for live status, which else would wait for the script of the page; `elements/status-fetch.ts` takes the answer. Where somebody
 * comes to search it waits all the same: the line is for the names.
 *
 * It stands in the page, because a file of its own would cost the first paint a round trip; the policy knows its digest.
 */
export const firstScript = `{const root=document.documentElement;root.dataset.script="on"
try{const theme=localStorage.getItem("theme");if(theme==="light"||theme==="dark")root.dataset.theme=theme}catch{}
const address=document.querySelector('meta[name="status-snapshot"]:not([data-late])')?.content
if(address&&!document.hidden){const abort=new AbortController()
const response=fetch(address,{cache:"no-cache",credentials:"same-origin",priority:"low",signal:abort.signal})
const first=window.firstStatus={address,abort,response}
response.then(()=>{first.answeredAt=performance.now()},()=>{})}}`

/** Digest of the script as a policy writes it. */
export const firstScriptHash = `sha256-${createHash('sha256').update(firstScript).digest('base64')}` as const
