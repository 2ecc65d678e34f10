// Light, dark, or as the system has it; kept on this machine.

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

function kept(): Theme {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

class Chosen {
  theme = $state<Theme>(kept())

  choose(theme: Theme): void {
    this.theme = theme
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    try {
      if (theme === 'system') localStorage.removeItem('chancery-theme')
      else localStorage.setItem('chancery-theme', theme)
    } catch {
      // A browser that keeps nothing shows the theme until the page is left.
    }
  }

  next(): void {
    this.choose(THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system')
  }
}

export const chosen = new Chosen()
