import type { FlightRow } from '../row';
import { markdownTable } from './table';
import { checkTargets } from './targets';

/**
 * What the twelve flights of `papiscope validate --set brief --flights 12 --seed 1` are guaranteed to reach today, by the text of the
 * target. A target that is not listed is guaranteed as stated.
 */
export const GUARANTEED: Readonly<Record<string, number>> = {
  /**
   * Statistics of few flights: what a system exactly at its target passes 99 times in 100. Target 0.2′ times √(χ²(0.99; 24)/24) = 1.34:
   * half as many independent errors as units, since those of one flight share its telemetry.
   */
  'Transition angle, rms': 0.268,
  /** Likewise: the 1 % quantile of the binomial distribution for 48 units at the target of 93 %. */
  'Units whose error lies within U': 83,

  /** Other targets that are not reached, or too narrowly to hold on every machine: measured value of the brief flights, and a margin. */
  /** Measured 0.13′; target 0.12′. */
  "Transition angle without the telemetry's own error, rms": 0.15,
  /** Measured 0.41′; target 0.3′. */
  "Transition angle without the telemetry's own error, worst unit": 0.5,
  /** Measured 0.64′, a pulsed lamp half of whose colour change lies in the dark of its beat; target 0.5′. */
  'Stated U, largest': 0.75,
  /** Measured 0.14 px, the upper edge of a bin; target 0.1 px. */
  'Centroid, median, unclipped': 0.14,
};

/** The guarantees that these rows miss, in words. */
export function missedGuarantees(rows: readonly FlightRow[]): string[] {
  return checkTargets(rows).flatMap(({ text, unit, value, limit, atMost, n }) => {
    const guaranteed = GUARANTEED[text] ?? limit;
    const held = value === null ? n === 0 : atMost ? value <= guaranteed : value >= guaranteed;
    const wanted = `${atMost ? 'at most' : 'at least'} ${guaranteed} ${unit}`.trim();
    return held ? [] : [`${text}: ${value ?? 'nothing'}, guaranteed ${wanted}`];
  });
}

/** The guarantees that are weaker than their targets. */
export function guaranteeTable(): string {
  return markdownTable(
    ['target', 'guaranteed'],
    Object.entries(GUARANTEED).map(([text, limit]) => [text, String(limit)]),
  );
}
