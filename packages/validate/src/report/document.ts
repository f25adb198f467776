import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SOFTWARE } from '@papiscope/flight';
import { STRESS, STRESS_NAMES } from '../matrix/stress';
import type { FlightRow } from '../row';
import { plots } from './plots';
import { guaranteeTable } from './guaranteed';
import { reportText } from './text';

/** Writes the document of the accuracy and its pictures, which lie in a folder beside it. `command`: what made the rows. */
export async function writeAccuracyDocument(
  file: string,
  rows: readonly FlightRow[],
  command: string,
): Promise<void> {
  const pictures = path.join(path.dirname(file), 'accuracy');
  await mkdir(pictures, { recursive: true });
  const drawn = plots(rows);
  await Promise.all(drawn.map(({ name, svg }) => writeFile(path.join(pictures, name), svg)));
  const images = drawn.map(({ name, alt }) => `![${alt}](accuracy/${name})`);
  const text = [
    INTRODUCTION(command),
    ...images,
    setTable(),
    reportText(rows),
    GUARANTEES,
    guaranteeTable(),
  ].join('\n\n');
  await writeFile(file, `${text}\n`);
}

const INTRODUCTION = (command: string): string => `# Accuracy

How far the measured angles are from the truth, over simulated flights of which the truth is known. Every number and picture here was written by

    ${command}

with algorithm ${SOFTWARE.algorithm} of version ${SOFTWARE.version}. The matrix is a function of the seed alone: the same command flies the same flights. \`papiscope validate --help\` tells how to fly other ones.

A flight is rendered as the part of the frame in which the bar moves, with the size and spacing of the lights in pixels, the bits a pixel and the noise of a whole frame of a 1080p to 4K camera. It then goes through the steps of the queue: inspection, first look for the lights, tracking and photometry of each frame, fit, evaluation. Where the first look is wrong or finds nothing, the boxes of the truth take its place, as a user's would, and the table of the first look counts it.

Errors are in arc minutes, measured minus true. *Error* is that of the transition angle, half of the white flux. *Colour error* is what remains when the telemetry's own error is taken out: a perfect colour reading knows the true white part of every frame and shifts each unit's true edge until it explains them best, by least squares, with the angles of the same telemetry through the same interpolation; with passes in both directions it finds the time offset as well, else it is given the true one. Its result is taken from the measured one. *U* is the stated expanded uncertainty (k = 2). *Status* is compared where the true white part is below 5 % or above 95 %.`;

const GUARANTEES = `## What is guaranteed today

The tests of this repository fly the brief set, the core set in its faster half (\`papiscope validate --set brief --flights 12 --seed 1\`), and fail when it does not reach the targets as they stand, but for these:`;

function setTable(): string {
  const lines = STRESS_NAMES.map((name) => `- \`${name}\`: ${STRESS[name].about}`);
  return [
    '## The flights',
    'The core set has the conditions under which the targets must hold: 300 to 400 m, RTK with 2 cm height noise, a climb and a descent at 0.5 to 1.5 m/s, exposure 0.6 to 16 × full scale, widths 2 to 11′ with erf, logistic, asymmetric and double edges, day, dusk and night, haze up to 0.5, halogen and LED, four tone curves, H.264 and HEVC at 6 to 90 Mbit/s of a 1080p video, telemetry at 5 to 50 Hz with a lag within ± 0.5 s. Each stress set changes one thing:',
    lines.join('\n'),
  ].join('\n\n');
}
