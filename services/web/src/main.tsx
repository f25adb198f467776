import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whoQuery } from './api/account-queries';
import { Problem } from './api/problem';
import { App } from './app';
import { WordsProvider } from './i18n';
import { applyTheme, initialTheme } from './shell/theme';
import './styles/base.css';
import './styles/controls.css';
import './styles/stacking.css';

/** What was refused will be refused again; only silence is asked again. */
const worthAnotherTry = (count: number, error: Error): boolean =>
  count < 2 && error instanceof Problem && (error.status === 0 || error.status === 503);

/** A login that has ended shows the sign-in again, where one is. */
const onError = (error: Error): void => {
  if (error instanceof Problem && error.code === 'unauthorized') void queries.invalidateQueries(whoQuery);
};

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
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
