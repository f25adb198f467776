/** What an error code means for the job, the session, the caller and the person who reads it. */
export interface ErrorRow {
  /** Worth another attempt without anybody changing anything. */
  readonly retryable: boolean;
  /** Whose fault: decides who is told. */
  readonly fault: 'user' | 'ours' | 'infrastructure';
  /** Something beside the job is away: it is waited for, at no try's cost, as long as `OUTAGE_PATIENCE` lasts. */
  readonly outage: boolean;
  readonly http: number;
  /** A sentence the person can act on. */
  readonly sentence: string;
}

const user = (http: number, sentence: string): ErrorRow => ({
  retryable: false,
  fault: 'user',
  outage: false,
  http,
  sentence,
});
const ours = (sentence: string, retryable = false): ErrorRow => ({
  retryable,
  fault: 'ours',
  outage: false,
  http: 500,
  sentence,
});
const infra = (sentence: string, http = 503): ErrorRow => ({
  retryable: true,
  fault: 'infrastructure',
  outage: false,
  http,
  sentence,
});
const outage = (sentence: string): ErrorRow => ({ ...infra(sentence), outage: true });

export const ERROR_TABLE = {
  video_missing: user(422, 'No video file was given, or it cannot be opened.'),
  video_empty: user(422, 'The video file is empty. Copy it from the memory card again.'),
  video_unreadable: user(
    422,
    'The file is not a video that can be read (mp4, mov, avi or mkv with H.264 or HEVC).',
  ),
  video_no_stream: user(422, 'The file holds no video stream, only sound or other data.'),
  video_truncated: user(
    422,
    'The video file is cut off: its index or most of its frames are missing. Copy it from the memory card again.',
  ),
  video_too_short: user(422, 'The video is too short to hold a pass through the lights.'),
  video_over_limits: user(
    422,
    'The video asks for more than this system takes: pixels, streams, frames or hours.',
  ),
  telemetry_missing: user(
    422,
    'There is no telemetry: neither an .SRT or .CSV file beside the video nor a subtitle track in it.',
  ),
  telemetry_unreadable: user(422, 'The telemetry file is not in a form that can be read.'),
  telemetry_no_position: user(
    422,
    'The telemetry holds no drone position (no satellite fix, or a format without coordinates).',
  ),
  telemetry_no_height: user(422, 'The telemetry holds no height that can be used with this site.'),
  telemetry_static: user(
    422,
    'The telemetry holds one fixed position: the drone did not move, or its position was not recorded.',
  ),
  telemetry_no_overlap: user(
    422,
    'Telemetry and video do not overlap in time: they are not of the same flight.',
  ),
  telemetry_too_coarse: user(
    422,
    'The telemetry is too coarse to measure angles with: its coordinates are rounded to many metres.',
  ),
  telemetry_implausible: user(
    422,
    'The telemetry does not fit the site: the drone would have been far away from the runway.',
  ),
  site_invalid: user(422, 'The site description is not valid.'),
  site_no_reference_points: user(422, 'The runway has no surveyed reference points for its PAPI units.'),
  profile_missing: user(
    422,
    'The standards profile of the runway is not there any more. Have it added again, then measure anew.',
  ),
  datum_unavailable: user(
    422,
    'Heights of this datum cannot be converted here: give them above the ellipsoid or above EGM96.',
  ),
  takeoff_height_missing: user(422, 'Relative heights need the surveyed height of the take-off point.'),
  lights_not_found: user(422, 'The lights of the PAPI were not found in the video. Mark them by hand.'),
  lights_lost: user(422, 'The lights could not be followed through the video.'),
  validation_failed: user(400, 'The request is not valid.'),
  unauthorized: user(401, 'Sign in first.'),
  login_failed: user(401, 'E-mail address or password is wrong.'),
  password_weak: user(422, 'This password is too easy to guess.'),
  link_invalid: user(410, 'This address was used before or is too old. Ask an administrator for a new one.'),
  too_many_requests: user(429, 'Too many requests. Wait a little and try again.'),
  forbidden: user(403, 'This is not allowed.'),
  not_found: user(404, 'There is no such thing here.'),
  method_not_allowed: user(405, 'This address does not know this method.'),
  object_missing: user(404, 'The session is known, but this file of it is missing in the storage.'),
  object_changed: infra('The file was written anew while it was being read.', 412),
  wrong_state: user(409, 'This is not possible in the present state of the session.'),
  bucket_missing: user(
    409,
    'This server has no bucket. Whoever runs it has to set S3_BUCKET and its keys first.',
  ),
  conflict: user(409, 'This exists already.'),
  upload_too_large: user(413, 'The file is larger than this system accepts.'),
  unsupported_media: user(415, 'Files of this type are not accepted.'),
  range_invalid: user(416, 'The requested range lies outside the file.'),
  cancelled: user(409, 'The session was cancelled.'),
  superseded: user(409, 'A later attempt at this session has taken over.'),
  interrupted: infra('The step was interrupted because its worker stopped; it starts again elsewhere.'),
  config_invalid: ours('A setting is missing or wrong.'),
  migration_failed: ours('The database could not be brought to the form this version needs.'),
  payload_invalid: ours('A job in the queue does not have the form this version understands.'),
  ffmpeg_failed: ours('Processing the video failed.', true),
  time_limit: ours('The step took longer than its time limit.', true),
  internal: ours('An unexpected fault occurred.', true),
  storage_unavailable: outage('The storage cannot be reached.'),
  storage_corrupt: infra('A file arrived in the storage with another checksum than it was sent with.'),
  identity_unavailable: infra('The identity provider cannot be reached.'),
  queue_unavailable: outage('The queue cannot be reached.'),
  database_unavailable: outage('The database cannot be reached.'),
  scratch_full: outage('There is not enough free disk space for this step.'),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERROR_TABLE;

/** Every fault that has a name. `message` is the table's sentence, followed by `detail` where there is one. */
export class PapiscopeError extends Error {
  override readonly name = 'PapiscopeError';

  constructor(
    readonly code: ErrorCode,
    readonly detail?: string,
    options?: { cause?: unknown },
  ) {
    super(
      detail === undefined ? ERROR_TABLE[code].sentence : `${ERROR_TABLE[code].sentence} ${detail}`,
      options,
    );
  }

  get row(): ErrorRow {
    return ERROR_TABLE[this.code];
  }
}

/** Too often. `retryAfter`: whole seconds after which it makes sense again. */
export class TooManyRequests extends PapiscopeError {
  constructor(readonly retryAfter: number) {
    super('too_many_requests', `Try again in ${retryAfter} seconds.`);
  }
}
