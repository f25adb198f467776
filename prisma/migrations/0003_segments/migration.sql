-- AlterTable
ALTER TABLE "measurement_sessions" ADD COLUMN     "first_look" JSONB,
ADD COLUMN     "next_result" JSONB,
ADD COLUMN     "phase_began_at" TIMESTAMPTZ(3),
ADD COLUMN     "phase_began_percentage" DOUBLE PRECISION,
ADD COLUMN     "phase_frames" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "segments" ADD COLUMN     "entry" JSONB;
