import { SURE_OF_LIGHTS, type Lights } from '@papiscope/shared/contracts';

/** What a reader must know of lights that were found and not marked; null where they are sure. */
export function doubtOf(lights: Lights): string | null {
  const confidence = Math.min(...Object.values(lights).map((box) => box.confidence ?? 0));
  if (confidence >= SURE_OF_LIGHTS) return null;
  return (
    `The lights were found with a confidence of ${(100 * confidence).toFixed(0)} % only. Look at where they were followed ` +
    '(x and y in frames.json.gz, or --videos), and mark them in a file for --lights where that is wrong.'
  );
}
