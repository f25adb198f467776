-- CreateTable
CREATE TABLE "standards_profiles" (
    "id" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    "changed_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standards_profiles_pkey" PRIMARY KEY ("id")
);
