-- AlterTable
ALTER TABLE "measurement_sessions" ADD COLUMN     "side_by_side_video_s3_key" TEXT,
ADD COLUMN     "stills_s3_key" TEXT;
