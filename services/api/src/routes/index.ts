import type { Route } from '../http/route';
import { airportRoutes } from './airports';
import { auditRoutes } from './audit';
import { authRoutes } from './auth';
import { choreRoutes } from './chores';
import { documentationRoutes } from './documentation';
import { eventRoutes } from './events';
import { linkRoutes } from './links';
import { manifestRoutes } from './manifest';
import { measurementRoutes } from './measurements';
import { objectRoutes } from './objects';
import { oidcRoutes } from './oidc';
import { operationRoutes } from './operations';
import { referencePointRoutes } from './reference-points';
import { reportRoutes } from './reports';
import { runwayRoutes } from './runways';
import { sessionControlRoutes } from './session-control';
import { sessionRoutes } from './sessions';
import { siteRoutes } from './sites';
import { standardsProfileRoutes } from './standards-profiles';
import { stillRoutes } from './stills';
import { tokenRoutes } from './tokens';
import { uploadRoutes } from './upload';
import { resumableUploadRoutes } from './uploads';
import { userRoutes } from './users';
import { videoRoutes } from './videos';

/** Every route of the API. */
export const ROUTES: readonly Route[] = [
  ...uploadRoutes,
  ...resumableUploadRoutes,
  ...sessionRoutes,
  ...sessionControlRoutes,
  ...eventRoutes,
  ...measurementRoutes,
  ...reportRoutes,
  ...manifestRoutes,
  ...videoRoutes,
  ...stillRoutes,
  ...objectRoutes,
  ...airportRoutes,
  ...runwayRoutes,
  ...referencePointRoutes,
  ...siteRoutes,
  ...standardsProfileRoutes,
  ...authRoutes,
  ...linkRoutes,
  ...oidcRoutes,
  ...userRoutes,
  ...tokenRoutes,
  ...auditRoutes,
  ...choreRoutes,
  ...operationRoutes,
  ...documentationRoutes(() => ROUTES),
];
