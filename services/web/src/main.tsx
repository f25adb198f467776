import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem';
import { App } from './app';
import { WordsProvider } from './i18n';
import { applyTheme, initialTheme } from './shell/theme';
import './styles/base.css';
import './styles/controls.css';

/** What was refused will be refused again; only silence is asked again. */
const worthAnotherTry = (count: number, error: Error): boolean =>
  count < 2 && error instanceof Problem && (error.status === 0 || error.status === 503);

const queries = new QueryClient({
  defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 2_000, refetchOnWindowFocus: true } },
});

applyTheme(initialTheme());
const root = document.getElementById('app');
if (root === null) throw new Error('The page has no place for the app.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <WordsProvider>
        <App />
      </WordsProvider>
    </QueryClientProvider>
  </StrictMode>,
);
