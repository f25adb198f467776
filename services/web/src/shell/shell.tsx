import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useWords } from '../i18n';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages';
import { Mark } from '../ui/mark';
import { chooseTheme, initialTheme, type Theme } from './theme';
import './shell.css';

const PLACES = [
  { to: '/', text: 'nav_measurements' },
  { to: '/runways', text: 'nav_runways' },
  { to: '/system', text: 'nav_system' },
] as const;

function isHere(place: string, location: string): boolean {
  if (place === '/') return location === '/' || location === '/new' || location.startsWith('/measurements');
  return location.startsWith(place);
}

/** The frame of every page: where one is, where one can go, language and light. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  const [location] = useLocation();
  return (
    <>
      <a className="skip" href="#main">
        {say('skip_to_content')}
      </a>
      <header className="bar">
        <Link to="/" className="brand">
          <Mark />
          papiscope
        </Link>
        <nav aria-label={say('nav_label')}>
          {PLACES.map(({ to, text }) => (
            <Link key={to} to={to} aria-current={isHere(to, location) ? 'page' : undefined}>
              {say(text)}
            </Link>
          ))}
        </nav>
        <div className="bar-end">
          <LanguageChoice />
          <ThemeSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function LanguageChoice() {
  const { say, language, setLanguage } = useWords();
  return (
    <select
      aria-label={say('language')}
      value={language}
      onChange={({ target }) => setLanguage(LANGUAGES.find((each) => each === target.value) ?? 'en')}
    >
      {LANGUAGES.map((each) => (
        <option key={each} value={each} lang={each}>
          {LANGUAGE_NAMES[each]}
        </option>
      ))}
    </select>
  );
}

function ThemeSwitch() {
  const { say } = useWords();
  const [theme, setTheme] = useState<Theme>(initialTheme);
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <button
      type="button"
      className="plain"
      title={say(other === 'dark' ? 'theme_dark' : 'theme_light')}
      aria-label={say(other === 'dark' ? 'theme_dark' : 'theme_light')}
      onClick={() => {
        setTheme(other);
        chooseTheme(other);
      }}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" />
      </svg>
    </button>
  );
}
