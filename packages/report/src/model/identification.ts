import { UNIT_NAMES, type FlightResult, type UnitName } from '@papiscope/shared/contracts';
import { cleanText, numberText, timeText, type Say, type TextKey } from '../text';
import type { ReportInput } from './input';
import { letter } from './letter';
import { judgedAgainst } from './profile';
import { resultHash } from './result-hash';
import type { Fact } from './types';

const SECOND_SIDE: readonly UnitName[] = UNIT_NAMES.slice(4);

export function factMaker(say: Say): (key: TextKey, value: string | null | undefined) => Fact {
  return (key, value) => {
    const text = cleanText(value ?? '');
    return { key, label: say(key), value: text === '' ? null : text };
  };
}

function systemText(result: FlightResult, say: Say): string {
  const names = UNIT_NAMES.filter((name) => result.units[name] !== undefined);
  const units = names.map(letter).join(', ');
  const twoSided = names.some((name) => SECOND_SIDE.includes(name)) && names.includes('PAPI_A');
  if (twoSided) return say('system_two_sided', { units });
  if (names.length === 4) return say('system_papi', { units });
  if (names.length === 2) return say('system_apapi', { units });
  return say('system_other', { units: units === '' ? '–' : units });
}

function offsetText({ time_offset: offset }: FlightResult, language: ReportInput['language']): string | null {
  if (offset === null) return null;
  return `${numberText(offset.seconds, 3, language)} s ± ${numberText(offset.u_seconds, 3, language)} s (k = 2)`;
}

/** Who, where, when, with what. */
export function identification(input: ReportInput, number: string, say: Say): Fact[] {
  const { result, site, facts, session, language } = input;
  const fact = factMaker(say);
  const airport = site && [site.airport.icao, site.airport.name].filter((part) => part !== '').join(' · ');
  return [
    fact('report_number', number),
    fact('airport', airport),
    fact('runway', site?.runway.code),
    fact('landing_direction', site && `${numberText(site.runway.heading, 1, language)}°`),
    fact('system', systemText(result, say)),
    fact('kind_of_check', facts.kind_of_check),
    fact('standards_profile', judgedAgainst(result, say).name),
    fact('recorded_at', session.recordedAt && timeText(session.recordedAt)),
    fact('made_at', timeText(input.madeAt)),
    fact('operator', facts.operator),
    fact('drone', facts.drone),
    fact('camera', facts.camera),
    fact('positioning', say(`positioning_${result.positioning.grade}`)),
    fact('time_offset', offsetText(result, language)),
    ...(session.id === null ? [] : [fact('session', session.id)]),
  ];
}

export function conditions({ facts }: ReportInput, say: Say): Fact[] {
  const fact = factMaker(say);
  const keys = ['wind', 'temperature', 'visibility', 'pressure', 'light', 'light_setting'] as const;
  return keys.map((key) => fact(key, facts.conditions?.[key]));
}

/** Files, their hashes, and what measured them. */
export function inputFacts({ result, session }: ReportInput, say: Say): Fact[] {
  const fact = factMaker(say);
  const { video_sha256: video, telemetry_sha256: telemetry } = result.inputs;
  const embedded = session.videoFileName !== null && session.telemetryFileName === null;
  return [
    fact('video', session.videoFileName),
    fact('video_sha256', video),
    fact('telemetry', embedded ? say('telemetry_embedded') : session.telemetryFileName),
    fact('telemetry_sha256', telemetry),
    fact('result_sha256', resultHash(result)),
    fact('software_version', `papiscope ${result.software.version}`),
    fact('algorithm_version', result.software.algorithm),
  ];
}
