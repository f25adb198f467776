import { serve } from '@papiscope/shared';
import { startApi } from './server';

void serve('api', (context) => startApi(context));
