-- CreateIndex
CREATE INDEX "measurement_sessions_created_at_id_idx" ON "measurement_sessions"("created_at", "id");
