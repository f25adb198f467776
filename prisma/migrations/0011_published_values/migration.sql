-- AlterTable
ALTER TABLE "measurement_sessions" ADD COLUMN     "upload_began_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "runways" ADD COLUMN     "ils_glide_path" DOUBLE PRECISION,
ADD COLUMN     "meht_m" DOUBLE PRECISION,
ADD COLUMN     "meht_tolerance_m" DOUBLE PRECISION;
