import type { Check } from '@papiscope/shared/contracts';
import { letter, type Evaluation } from '../evaluation';
import { notMeasuredRow } from './rows';

/** Intensity and chromaticity: a camera gives relative values only, so neither is measured; the remark holds what was seen. */
export function photometricChecks({ fits, present, profile }: Evaluation): Check[] {
  const ratios = present.flatMap((unit) => {
    const plateaus = fits.get(unit)?.plateaus;
    return plateaus ? [`${letter(unit)} ${plateaus.rho.toFixed(2)}`] : [];
  });
  const seen = ratios.length > 0 ? ` White to red intensity, relative: ${ratios.join(', ')}.` : '';
  return [
    notMeasuredRow(
      {
        id: 'intensity',
        parameter: 'Intensity: dimming steps',
        unit: 'count',
        nominal: profile.intensity.steps,
        tolerance: null,
      },
      `Dimming steps were not flown, and a camera without absolute calibration gives no candelas.${seen}`,
    ),
    notMeasuredRow(
      {
        id: 'chromaticity',
        parameter: 'Chromaticity of red and white',
        unit: 'ratio',
        nominal: null,
        tolerance: null,
      },
      'A camera without colour calibration gives no CIE coordinates: to be checked on the ground.',
    ),
  ];
}
