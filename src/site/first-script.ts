import {createHash} from 'node:crypto'

/**
 * Runs while the head is read, before the first paint: sets the theme, so that a chosen one never flashes. It stands in the page, because a
 * file of its own would cost the first paint a round trip; the policy knows its digest. Until that paint the page is `data-opening`, unless
 * it opens at a place further down.
 *
 * Once the page is read it asks for the page's scripts, which are of type `later` (`script-tag.ts`), and for live status, which else would
 * wait for them; `elements/status-fetch.ts` takes the answer. It does so when the styles are there, or after as long as a request is on its
 * way on a bad line: asked for at once they would share that line with the styles, and the first action would be readable half a second
 * later. Where somebody comes to search status waits for the names.
 */
export const firstScript = `{const root=document.documentElement;root.dataset.script="on"
try{const theme=localStorage.getItem("theme");if(theme==="light"||theme==="dark")root.dataset.theme=theme}catch{}
if(!location.hash&&performance.getEntriesByType("navigation")[0]?.type==="navigate")root.dataset.opening=""
const opened=()=>requestAnimationFrame(()=>setTimeout(()=>delete root.dataset.opening))
const find=selector=>document.querySelector(selector)
const askStatus=()=>{const address=find('meta[name="status-snapshot"]:not([data-late])')?.content
if(!address||document.hidden)return
const abort=new AbortController(),response=fetch(address,{cache:"no-cache",credentials:"same-origin",priority:"low",signal:abort.signal})
const first=window.firstStatus={address,abort,response}
response.then(()=>{first.answeredAt=performance.now()},()=>{})}
let later=[]
const begin=()=>{const scripts=later
later=[]
if(scripts.length)askStatus()
for(const{src}of scripts)document.head.append(Object.assign(document.createElement("script"),{type:"module",src,async:false}))}
addEventListener("DOMContentLoaded",()=>{later=[...document.querySelectorAll('script[type="later"]')]
const sheet=find('link[rel="stylesheet"]')
if(!sheet||sheet.sheet)return begin(opened())
for(const end of["load","error"])sheet.addEventListener(end,()=>begin(opened()))
setTimeout(begin,250)})}`

/** Digest of the script as a policy writes it. */
export const firstScriptHash = `sha256-${createHash('sha256').update(firstScript).digest('base64')}` as const
