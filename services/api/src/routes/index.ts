import type { Route } from '../http/route';
import { airportRoutes } from './airports';
import { choreRoutes } from './chores';
import { documentationRoutes } from './documentation';
import { eventRoutes } from './events';
import { measurementRoutes } from './measurements';
import { objectRoutes } from './objects';
import { operationRoutes } from './operations';
import { referencePointRoutes } from './reference-points';
import { reportRoutes } from './reports';
import { runwayRoutes } from './runways';
import { sessionControlRoutes } from './session-control';
import { sessionRoutes } from './sessions';
import { siteRoutes } from './sites';
import { uploadRoutes } from './upload';
import { resumableUploadRoutes } from './uploads';
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
  ...videoRoutes,
  ...objectRoutes,
  ...airportRoutes,
  ...runwayRoutes,
  ...referencePointRoutes,
  ...siteRoutes,
  ...choreRoutes,
  ...operationRoutes,
  ...documentationRoutes(() => ROUTES),
];
