import type { FlightHistory } from './api';
import { compareFlights } from './flight-difference';

const flight = (angle: number | null, u: number | null): FlightHistory => ({
  session_id: 'id',
  flown_at: '2026-01-01T00:00:00Z',
  original_file_name: '',
  notes: '',
  verdict: 'pass',
  absolute_angles: 'valid',
  glide_path_angle: 3,
  units: {
    PAPI_B: {
      angle,
      u_angle_arcmin: u,
      nominal_angle: 3,
      tolerance: 0.1,
      deviation_arcmin: 0,
      width_arcmin: 3,
      u_width_arcmin: 1,
      verdict: 'pass',
    },
  },
});

test('a change is significant when it is larger than what both uncertainties allow', () => {
  const [moved] = compareFlights(flight(3, 0.3), flight(3.01, 0.4));
  expect(moved).toMatchObject({ unit: 'PAPI_B', significant: true });
  expect(moved?.change_arcmin).toBeCloseTo(0.6, 9);
  expect(moved?.u_arcmin).toBeCloseTo(0.5, 9);
  expect(compareFlights(flight(3, 0.3), flight(3.008, 0.4))[0]?.significant).toBe(false);
});

test('nothing is said of a unit that one flight did not measure', () => {
  expect(compareFlights(flight(null, null), flight(3, 0.4))[0]).toMatchObject({
    change_arcmin: null,
    significant: false,
  });
});
