package org.dorisdr.minidoris.be.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorLogsTest {
  @TempDir Path directory;
  private long now = 1_800_000_000_000L;

  @Test
  void keepsWhatWasWrongWithALoadForTwoDays() throws Exception {
    ErrorLogs logs = new ErrorLogs(directory, () -> "127.0.0.1:8040", () -> now);
    Path first = logs.newPlace().file();
    Files.writeString(first, "Reason: no partition for this tuple");
    Files.setLastModifiedTime(first, FileTime.fromMillis(now));
    now += Duration.ofHours(48).toMillis();
    logs.newPlace();
    assertThat(first).exists();
    now += 1;
    logs.newPlace();
    assertThat(first).doesNotExist();
  }
}
