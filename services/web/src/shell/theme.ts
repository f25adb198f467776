export type Theme = 'light' | 'dark';

const STORED = 'papiscope.theme';

/** The one chosen here before, else what the machine is set to. */
export function initialTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  if (stored === 'light' || stored === 'dark') return stored;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Told to whatever paints by itself: charts on a canvas do not follow style sheets. */
export const THEME_CHANGED = 'papiscope-theme';

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  window.dispatchEvent(new Event(THEME_CHANGED));
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme);
  applyTheme(theme);
}
