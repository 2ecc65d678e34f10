// Before the first paint: the theme chosen on this machine, if one was.
try {
  const theme = localStorage.getItem('chancery-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
