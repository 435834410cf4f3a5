package org.dorisdr.minidoris.be.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashTest {
  private @TempDir Path root;

  private Path tablet() throws IOException {
    Path tablet = Files.createDirectories(root.resolve("data/0/15"));
    Files.writeString(tablet.resolve("a.dat"), "rows");
    return tablet;
  }

  @Test
  void keepsWhatComesInUnlessNothingIsToBeKept() throws IOException {
    Trash trash = new Trash(root.resolve("trash"), Clock.systemUTC());
    trash.take(tablet());
    assertThat(trash.bytes()).isEqualTo(4);
    trash.keepFor(() -> 0);
    trash.take(tablet());
    assertThat(trash.bytes()).isEqualTo(4);
    assertThat(root.resolve("data/0/15")).doesNotExist();
    trash.sweep(0);
    assertThat(trash.bytes()).isZero();
  }
}
