package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.testing.RefusedStart;
import org.dorisdr.minidoris.testing.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The storage of a backend process lies on a file system that cannot be written. */
class ReadOnlyStorageTest {
  @TempDir Path home;

  @Test
  void isNamedAndUsedAsItWasWhenItCanBeWrittenAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.at(home.resolve("storage"), 80)) {
      try (TestBackend be = new TestBackend(home, Map.of())) {
        be.createTablet(5, false);
        be.load(500, 5, "published");
        be.run(be.publishTask(500, 5, 2));
      }
      Files.createDirectories(home.resolve("conf"));
      Files.write(
          home.resolve("conf/be.conf"),
          List.of(
              "be_port = 0",
              "webserver_port = 0",
              "heartbeat_service_port = 0",
              "brpc_port = 0",
              "storage_root_path = " + home.resolve("storage")));
      disk.readOnly(true);
      assertThat(RefusedStart.of(BeMain.class, home))
          .contains("backend cannot start: ", home.resolve("storage").toString(), "HINT: ")
          .containsIgnoringCase("read-only");
      disk.readOnly(false);
      try (TestBackend be = new TestBackend(home, Map.of())) {
        assertThat(be.tablet(5).maxVersion()).isEqualTo(2);
      }
    }
  }
}
