import { SURE_OF_LIGHTS, type FlightResult, type Lights } from '@papiscope/shared/contracts';

/** The warning a reader needs of lights that were found and that no person has placed or confirmed; none where they are sure. */
export function doubtOf(lights: Lights): FlightResult['warnings'] {
  const confidence = Math.min(...Object.values(lights).map((box) => box.confidence ?? 1));
  if (confidence >= SURE_OF_LIGHTS) return [];
  return [
    {
      code: 'lights_unsure',
      message:
        `The lights were found with a confidence of ${(100 * confidence).toFixed(0)} % only, and nobody has confirmed them. Look at where they ` +
        'were followed (x and y of the frame measurements, or the enhanced videos), and mark them by hand where that is wrong.',
    },
  ];
}
