import type { operations } from './generated/schema';

type Json<O extends keyof operations, S extends number> = operations[O] extends {
  responses: Record<S, { content: { 'application/json': infer T } }>;
}
  ? T
  : never;
type BodyOf<O extends keyof operations> = operations[O] extends {
  requestBody: { content: { 'application/json': infer T } };
}
  ? T
  : never;

export type SessionList = Json<'get_api_v1_papi_measurements_sessions', 200>;
export type SessionSummary = SessionList['sessions'][number];
export type Session = Json<'get_api_v1_papi_measurements_session_id_', 200>;
export type SessionStatus = Json<'get_api_v1_papi_measurements_session_id_status', 200>;
export type Preview = Json<'get_api_v1_papi_measurements_session_id_preview', 200>;
export type Series = Json<'get_api_v1_papi_measurements_id_series', 200>;
export type Result = Json<'get_api_v1_papi_measurements_id_result', 200>;
export type Lights = BodyOf<'post_api_v1_papi_measurements_session_id_confirm_lights'>;
export type Airport = Json<'get_api_v1_airports', 200>['airports'][number];
export type Runway = Json<'get_api_v1_runways', 200>['runways'][number];
export type RunwayInput = BodyOf<'put_api_v1_runways_id_'>;
export type Site = BodyOf<'put_api_v1_sites'>;
export type ProfileEntry = Json<'get_api_v1_standards_profiles', 200>['profiles'][number];
export type Profile = ProfileEntry['profile'];
export type Point = BodyOf<'put_api_v1_runways_id_reference_points'>['reference_points'][number];
export type History = Json<'get_api_v1_runways_id_history', 200>;
export type Flight = History['flights'][number];
export type SystemState = Json<'get_api_v1_system', 200>;

export type Who = Json<'get_api_v1_auth_me', 200>;
export type User = Json<'get_api_v1_users', 200>['users'][number];
export type UserChange = BodyOf<'put_api_v1_users_id_'>;
export type Token = Json<'get_api_v1_tokens', 200>['tokens'][number];
export type Role = User['role'];
export type AuditEvent = Json<'get_api_v1_audit', 200>['events'][number];

export type Verdict = NonNullable<SessionSummary['verdict']>;
export type Status = SessionSummary['status'];
export type Phase = SessionSummary['current_phase'];
export type ErrorCode = NonNullable<SessionSummary['error_code']>;
export type VideoType = Session['available_videos'][number];
export type UnitResult = NonNullable<NonNullable<Result['units']>[UnitName]>;
export type Warning = Result['warnings'][number];

export const UNIT_NAMES = [
  'PAPI_A',
  'PAPI_B',
  'PAPI_C',
  'PAPI_D',
  'PAPI_E',
  'PAPI_F',
  'PAPI_G',
  'PAPI_H',
] as const;
export type UnitName = (typeof UNIT_NAMES)[number];

/** `PAPI_A` → `A`. */
export function letterOf(unit: string): string {
  return unit.replace('PAPI_', '');
}
