import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { ManagersOnly } from './features/account/may';
import { SignedIn } from './features/account/signed-in';
import { MeasurementsPage } from './features/measurements/measurements-page';
import { SystemPage } from './features/system/system-page';
import { NotFoundPage } from './shell/not-found-page';
import { Shell } from './shell/shell';
import { Busy } from './ui/busy';

const AccountPage = lazy(() => import('./features/account/account-page'));
const WelcomePage = lazy(() => import('./features/account/welcome-page'));
const UsersPage = lazy(() => import('./features/users/users-page'));
const AuditPage = lazy(() => import('./features/audit/audit-page'));
const UploadPage = lazy(() => import('./features/upload/upload-page'));
const SessionPage = lazy(() => import('./features/session/session-page'));
const RunwaysPage = lazy(() => import('./features/runways/runways-page'));
const RunwayPage = lazy(() => import('./features/runways/runway-page'));
const StandardsPage = lazy(() => import('./features/standards/standards-page'));
const HistoryPage = lazy(() => import('./features/history/history-page'));
const ComparePage = lazy(() => import('./features/history/compare-page'));

export function App() {
  return (
    <Shell>
      <Suspense fallback={<Busy />}>
        <Switch>
          <Route path="/welcome">
            <WelcomePage />
          </Route>
          <Route>
            <SignedIn>
              <Pages />
            </SignedIn>
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <MeasurementsPage />
      </Route>
      <Route path="/new">
        <UploadPage />
      </Route>
      <Route path="/measurements/:id">{({ id }) => <SessionPage key={id} id={id} />}</Route>
      <Route path="/runways">
        <RunwaysPage />
      </Route>
      <Route path="/runways/:id">{({ id }) => <RunwayPage key={id} id={id} />}</Route>
      <Route path="/runways/:id/history">{({ id }) => <HistoryPage key={id} id={id} />}</Route>
      <Route path="/runways/:id/compare/:first/:second">
        {({ id, first, second }) => <ComparePage id={id} first={first} second={second} />}
      </Route>
      <Route path="/standards">
        <StandardsPage />
      </Route>
      <Route path="/account">
        <AccountPage />
      </Route>
      <Route path="/users">
        <ManagersOnly>
          <UsersPage />
        </ManagersOnly>
      </Route>
      <Route path="/audit">
        <ManagersOnly>
          <AuditPage />
        </ManagersOnly>
      </Route>
      <Route path="/system">
        <ManagersOnly>
          <SystemPage />
        </ManagersOnly>
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
