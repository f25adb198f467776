import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { whoQuery } from '../api/account-queries';
import { useManages } from '../features/account/may';
import { useWords } from '../i18n';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages';
import { Mark } from '../ui/mark';
import { AccountMenu } from './account-menu';
import { chooseTheme, initialTheme, type Theme } from './theme';
import './shell.css';

interface Place {
  readonly to: string;
  readonly text: 'nav_measurements' | 'nav_runways' | 'nav_system' | 'accounts' | 'audit';
  /** Shown to those who may go there. */
  readonly to_whom?: 'managers' | 'managers with accounts';
}

const PLACES: readonly Place[] = [
  { to: '/', text: 'nav_measurements' },
  { to: '/runways', text: 'nav_runways' },
  { to: '/users', text: 'accounts', to_whom: 'managers with accounts' },
  { to: '/audit', text: 'audit', to_whom: 'managers with accounts' },
  { to: '/system', text: 'nav_system', to_whom: 'managers' },
];

function isHere(place: string, location: string): boolean {
  if (place === '/') return location === '/' || location === '/new' || location.startsWith('/measurements');
  if (place === '/runways' && location === '/standards') return true;
  return location.startsWith(place);
}

/** The frame of every page: where one is, where one can go, language and light. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  const [location] = useLocation();
  const { data: who } = useQuery(whoQuery);
  const manages = useManages();
  const places =
    who?.via === 'nobody'
      ? []
      : PLACES.filter(
          ({ to_whom: wanted }) =>
            wanted === undefined || (manages && (wanted === 'managers' || who?.mode === 'accounts')),
        );
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
          {places.map(({ to, text }) => (
            <Link key={to} to={to} aria-current={isHere(to, location) ? 'page' : undefined}>
              {say(text)}
            </Link>
          ))}
        </nav>
        <div className="bar-end">
          <AccountMenu />
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
