import type { FlightResult, UnitResult } from '@papiscope/shared/contracts';

type Row = readonly string[];

/** The result as a person reads it on a terminal: one line a unit, then the glide path, checks that did not pass, and warnings. */
export function resultTable(result: FlightResult): string {
  const rows: Row[] = [['unit', 'nominal', 'measured', 'U (k=2)', 'deviation', 'width', 'verdict']];
  for (const [name, unit] of Object.entries(result.units)) rows.push(unitRow(name, unit));
  const glide = result.glide_path;
  const lines = [table(rows)];
  if (glide !== null) {
    lines.push(`glide path ${degrees(glide.angle)} ± ${glide.u_angle_arcmin.toFixed(2)}′, ${glide.verdict}`);
  }
  const offset = result.time_offset;
  if (offset !== null)
    lines.push(`time offset ${offset.seconds.toFixed(3)} ± ${offset.u_seconds.toFixed(3)} s`);
  lines.push(
    `positioning ${result.positioning.grade}, absolute angles ${result.positioning.absolute_angles}`,
  );
  for (const [name, unit] of Object.entries(result.units)) {
    if (unit.reason !== null) lines.push(`${name}: ${unit.reason}`);
  }
  for (const warning of result.warnings) lines.push(`warning: ${warning.message}`);
  return lines.join('\n');
}

function unitRow(name: string, { transition, nominal_angle, deviation_arcmin, verdict }: UnitResult): Row {
  return [
    name,
    nominal_angle === null ? '–' : degrees(nominal_angle),
    transition === null ? '–' : degrees(transition.angle),
    transition === null ? '–' : `± ${transition.u_angle_arcmin.toFixed(2)}′`,
    deviation_arcmin === null ? '–' : `${deviation_arcmin >= 0 ? '+' : ''}${deviation_arcmin.toFixed(2)}′`,
    transition === null ? '–' : `${transition.width_arcmin.toFixed(1)}′`,
    verdict,
  ];
}

function degrees(value: number): string {
  return `${value.toFixed(4)}°`;
}

/** Columns padded to the widest cell. */
export function table(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
