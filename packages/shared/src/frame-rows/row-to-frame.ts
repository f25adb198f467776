import { frameMeasurementSchema, UNIT_NAMES, unitKey, type FrameMeasurement } from '../contracts';

/** A row of an old installation's table or of its dump: flat columns `papi_a_status`, `papi_a_rgb`, …, as text or already typed. */
export type FlatRow = Readonly<Record<string, unknown>>;

const FRAME_FIELDS = [
  'frame_number',
  'timestamp',
  'drone_latitude',
  'drone_longitude',
  'drone_elevation',
  'gimbal_pitch',
  'gimbal_roll',
  'gimbal_yaw',
] as const;

const LIGHT_NUMBERS = [
  'intensity',
  'angle',
  'horizontal_angle',
  'distance_ground',
  'distance_direct',
  'area_pixels',
  'x',
  'y',
  'linear_ratio_g_r',
  'saturated_fraction',
  'confidence',
] as const;

/** Empty text and NULL are no value; digits are a number; anything else stays for the schema to refuse. */
function numberOf(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '' || /^(null|nan|\\n)$/i.test(text)) return null;
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

/** `{"r": 1, "g": 2, "b": 3}`, `[1, 2, 3]`, `{1,2,3}`, `(1, 2, 3)` or `1,2,3`. */
function rgbOf(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') {
    if (value.trim().startsWith('{"')) {
      try {
        return JSON.parse(value);
      } catch {
        return value;
      }
    }
    return rgbOf(value.replaceAll(/[[\](){}\s]/g, '').split(','));
  }
  if (!Array.isArray(value)) return value;
  const [r, g, b] = value.map(numberOf);
  return value.length === 3 ? { r, g, b } : value;
}

function lightOf(row: FlatRow, unit: string): unknown {
  const at = (field: string): unknown => row[`${unit}_${field}`];
  if (
    ![...LIGHT_NUMBERS, 'status', 'rgb', 'area'].some(
      (field) => at(field) !== undefined && at(field) !== null,
    )
  )
    return undefined;
  const numbers = Object.fromEntries(LIGHT_NUMBERS.map((field) => [field, numberOf(at(field))]));
  const status = at('status');
  return {
    ...numbers,
    area_pixels: numberOf(at('area_pixels') ?? at('area')),
    rgb: rgbOf(at('rgb')),
    ...(typeof status === 'string' && status.trim() !== '' && { status: status.trim().replaceAll(' ', '_') }),
  };
}

/** The row in today's form, or why it cannot be read. */
export function rowToFrame(row: FlatRow): { readonly frame: FrameMeasurement } | { readonly fault: string } {
  const frame: Record<string, unknown> = {};
  for (const field of FRAME_FIELDS) frame[field] = numberOf(row[field]);
  for (const name of UNIT_NAMES) {
    const light = lightOf(row, unitKey(name));
    if (light !== undefined) frame[unitKey(name)] = light;
  }
  const parsed = frameMeasurementSchema.safeParse(frame);
  if (parsed.success) return { frame: parsed.data };
  const [issue] = parsed.error.issues;
  return { fault: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong form'}` };
}
