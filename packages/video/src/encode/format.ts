/** Seconds as m:ss.mmm. */
export function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const minutes = Math.floor(ms / 60_000);
  return `${minutes}:${((ms % 60_000) / 1000).toFixed(3).padStart(6, '0')}`;
}

export function degrees(value: number, digits = 2): string {
  return `${value.toFixed(digits)}°`;
}

export function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
}

/** Latitude and longitude in degrees with their hemispheres. */
export function position(latitude: number, longitude: number): string {
  const part = (value: number, positive: string, negative: string): string =>
    `${Math.abs(value).toFixed(6)}° ${value < 0 ? negative : positive}`;
  return `${part(latitude, 'N', 'S')}  ${part(longitude, 'E', 'W')}`;
}
