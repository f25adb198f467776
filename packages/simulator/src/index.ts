export { simulateFlight, type SimulatedFlight, type SimulateOptions } from './simulate';
export { openFlight, type OpenFlight } from './frames';
export type { FrameTruth, UnitTruth } from './render';
export type { Picture } from './image/yuv';
export { parseSimulation, simulationSchema, type Simulation, type SimulationInput } from './options';
export { PRESETS, isPresetName, type PresetName } from './presets';
export { truthSchema, type Truth } from './output/truth';
export { createEdge, EDGE_SHAPES, type Edge, type EdgeShape } from './light/edge';
export { createRandom, type Random } from './random';
