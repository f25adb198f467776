-- CreateTable
CREATE TABLE "airports" (
    "id" UUID NOT NULL,
    "icao" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "airports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runways" (
    "id" UUID NOT NULL,
    "airport_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "heading" DOUBLE PRECISION NOT NULL,
    "altitude_source" TEXT NOT NULL DEFAULT 'abs',
    "telemetry_datum" TEXT NOT NULL DEFAULT 'ellipsoid',
    "takeoff_elevation_wgs84" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "runways_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference_points" (
    "id" UUID NOT NULL,
    "runway_id" UUID NOT NULL,
    "point_type" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "elevation_wgs84" DOUBLE PRECISION NOT NULL,
    "height_datum" TEXT NOT NULL DEFAULT 'ellipsoid',
    "nominal_angle" DOUBLE PRECISION,
    "tolerance" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reference_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measurement_sessions" (
    "id" UUID NOT NULL,
    "runway_id" UUID NOT NULL,
    "airport_icao" TEXT NOT NULL,
    "runway_code" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "current_phase" TEXT NOT NULL DEFAULT 'ingest',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "progress_percentage" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "processed_frames" INTEGER NOT NULL DEFAULT 0,
    "total_frames" INTEGER,
    "error_code" TEXT,
    "error_message" TEXT,
    "options" JSONB NOT NULL DEFAULT '{}',
    "site" JSONB NOT NULL,
    "original_file_name" TEXT NOT NULL,
    "video_sha256" TEXT,
    "telemetry_file_name" TEXT,
    "telemetry_sha256" TEXT,
    "video_info" JSONB,
    "recorded_at" TIMESTAMPTZ(3),
    "detected_lights" JSONB,
    "confirmed_lights" JSONB,
    "result" JSONB,
    "notes" TEXT NOT NULL DEFAULT '',
    "storage_type" TEXT NOT NULL,
    "original_video_s3_key" TEXT,
    "telemetry_s3_key" TEXT,
    "enhanced_video_s3_key" TEXT,
    "enhanced_audio_video_s3_key" TEXT,
    "frame_measurements_s3_key" TEXT,
    "preview_image_s3_key" TEXT,
    "papi_a_video_s3_key" TEXT,
    "papi_b_video_s3_key" TEXT,
    "papi_c_video_s3_key" TEXT,
    "papi_d_video_s3_key" TEXT,
    "papi_e_video_s3_key" TEXT,
    "papi_f_video_s3_key" TEXT,
    "papi_g_video_s3_key" TEXT,
    "papi_h_video_s3_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "measurement_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segments" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "start_s" DOUBLE PRECISION NOT NULL,
    "end_s" DOUBLE PRECISION,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "frames" INTEGER NOT NULL DEFAULT 0,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "frames_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artifacts" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "work_key" TEXT NOT NULL,
    "final_key" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "artifacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "job_name" TEXT NOT NULL,
    "job_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "airports_icao_key" ON "airports"("icao");

-- CreateIndex
CREATE UNIQUE INDEX "runways_airport_id_code_key" ON "runways"("airport_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "reference_points_runway_id_point_type_key" ON "reference_points"("runway_id", "point_type");

-- CreateIndex
CREATE INDEX "measurement_sessions_status_created_at_idx" ON "measurement_sessions"("status", "created_at");

-- CreateIndex
CREATE INDEX "measurement_sessions_runway_id_created_at_idx" ON "measurement_sessions"("runway_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "segments_session_id_attempt_index_key" ON "segments"("session_id", "attempt", "index");

-- CreateIndex
CREATE UNIQUE INDEX "artifacts_session_id_attempt_kind_key" ON "artifacts"("session_id", "attempt", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_job_id_key" ON "outbox"("job_id");

-- CreateIndex
CREATE INDEX "outbox_sent_at_id_idx" ON "outbox"("sent_at", "id");

-- AddForeignKey
ALTER TABLE "runways" ADD CONSTRAINT "runways_airport_id_fkey" FOREIGN KEY ("airport_id") REFERENCES "airports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reference_points" ADD CONSTRAINT "reference_points_runway_id_fkey" FOREIGN KEY ("runway_id") REFERENCES "runways"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement_sessions" ADD CONSTRAINT "measurement_sessions_runway_id_fkey" FOREIGN KEY ("runway_id") REFERENCES "runways"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segments" ADD CONSTRAINT "segments_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "measurement_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "measurement_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
