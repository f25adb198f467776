export { wrap180 } from './degrees';
export { ecefToGeodetic, geodeticToEcef, metresPerDegree, type Ecef } from './wgs84';
export { fromEnu, toEnu, type Enu } from './enu';
export { lookAngles, type LookAngles } from './look-angles';
export { egm96Undulation, type GeoidUndulation } from './egm96';
export { toEllipsoidalHeight, type Geoids } from './datum';
