// Runs before the first paint, so that a chosen theme never flashes; a file of its own, because the policy refuses inline scripts.
document.documentElement.dataset.script = 'on'
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be switched off; the system's theme holds then.
}
