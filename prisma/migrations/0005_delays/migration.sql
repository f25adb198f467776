-- AlterTable
ALTER TABLE "measurement_sessions" ADD COLUMN     "admitted_at" TIMESTAMPTZ(3),
ADD COLUMN     "delayed_code" TEXT,
ADD COLUMN     "delayed_since" TIMESTAMPTZ(3);

-- What runs already goes on.
UPDATE "measurement_sessions" SET "admitted_at" = now() WHERE "status" IN ('pending', 'processing');
