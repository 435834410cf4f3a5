package org.dorisdr.minidoris.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.dorisdr.minidoris.fe.group.GroupControl;
import org.dorisdr.minidoris.fe.journal.MemoryJournal;
import org.dorisdr.minidoris.fe.testing.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeServerTest {
  @TempDir Path home;

  private final Map<String, String> conf = new HashMap<>();

  @Test
  void keepsBackendsAndNeverRepeatsAnIdAcrossRestarts() throws IOException {
    Set<Long> ids = new HashSet<>();
    try (FeServer fe = start()) {
      fe.nodes().addBackend("127.0.0.1", 9050);
      for (int i = 0; i < 1500; i++) {
        assertThat(ids.add(fe.catalog().nextId())).isTrue();
      }
    }
    try (FeServer fe = start()) {
      assertThat(fe.cluster().backends()).extracting(b -> b.heartbeatPort()).containsExactly(9050);
      for (int i = 0; i < 1500; i++) {
        assertThat(ids.add(fe.catalog().nextId())).isTrue();
      }
    }
  }

  @Test
  void startsFromAnOlderImageWhenTheNewestIsTorn() throws IOException {
    try (FeServer fe = start()) {
      fe.nodes().addBackend("h1", 9050);
      fe.checkpoint(1);
      fe.nodes().addBackend("h2", 9050);
      fe.checkpoint(1);
      fe.nodes().addBackend("h3", 9050);
    }
    Path image = home.resolve("doris-meta/image");
    Path newest = image.resolve("image." + newestImage(image));
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(newest, java.util.Arrays.copyOf(bytes, bytes.length - 5));
    try (FeServer fe = start()) {
      assertThat(fe.cluster().backends())
          .extracting(b -> b.host())
          .containsExactly("h1", "h2", "h3");
    }
  }

  @Test
  void nobodySeesAMasterBeforeItsPartsAreReady() {
    AtomicReference<Boolean> seen = new AtomicReference<>();
    FeIdentity identity = new FeIdentity(1, "token", "fe_test", false, null);
    try (FeServer fe = new FeServer(new FeSettings(home, conf), identity, null)) {
      fe.add(
          server ->
              new FeModule() {
                @Override
                public void onMaster() {
                  seen.set(server.isMaster());
                }
              });
      fe.load();
      fe.open(new MemoryJournal(), GroupControl.NONE);
      // As a follower it had started: its daemons and clients are there already.
      fe.becomeReady();
      fe.becomeMaster();
      assertThat(seen.get()).isFalse();
      assertThat(fe.isMaster()).isTrue();
    }
  }

  private static long newestImage(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.matches("image\\.\\d+"))
          .mapToLong(n -> Long.parseLong(n.substring(6)))
          .max()
          .orElseThrow();
    }
  }

  private FeServer start() throws IOException {
    conf.putIfAbsent("edit_log_port", String.valueOf(FreePorts.next()));
    // Any free ones: nobody calls.
    for (String port : new String[] {"rpc_port", "query_port", "http_port"}) {
      conf.putIfAbsent(port, "0");
    }
    FeServer fe = FeServer.start(new FeSettings(home, conf), null);
    await().until(fe::isMaster);
    return fe;
  }
}
