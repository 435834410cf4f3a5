package org.dorisdr.sql;

import java.util.Optional;

/** Lists the schedules. */
public record ShowBackupSchedules(Optional<String> like) implements DrStatement {}
