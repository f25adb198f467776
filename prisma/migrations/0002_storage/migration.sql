-- AlterTable
ALTER TABLE "measurement_sessions" ADD COLUMN     "local_copy" TEXT,
ADD COLUMN     "original_removed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "uploads" (
    "id" UUID NOT NULL,
    "airport_icao" TEXT NOT NULL,
    "runway_code" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "storage_type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "multipart_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "telemetry_file_name" TEXT,
    "telemetry_key" TEXT,
    "telemetry_sha256" TEXT,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chores" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "result" JSONB,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "chores_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "uploads_multipart_id_key" ON "uploads"("multipart_id");

-- CreateIndex
CREATE INDEX "uploads_status_updated_at_idx" ON "uploads"("status", "updated_at");

-- CreateIndex
CREATE INDEX "chores_status_updated_at_idx" ON "chores"("status", "updated_at");
