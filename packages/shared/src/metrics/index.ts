export { createMetrics, type Metrics } from './metrics';
export { queueMetrics } from './queue-metrics';
export { timedStore } from './timed-store';
