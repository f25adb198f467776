-- AlterTable
ALTER TABLE "runways" ADD COLUMN     "standards_profile" TEXT NOT NULL DEFAULT 'protocol';
