package org.dorisdr.minidoris.fe;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonsTest {
  private static final int MANY = 20;

  @TempDir Path home;

  /** A daemon of Doris (MasterDaemon) is a thread of its own. */
  @Test
  void whatWaitsHoldsUpNothingElse() {
    CountDownLatch waiting = new CountDownLatch(MANY);
    CountDownLatch others = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    try (FeServer fe = FeServer.inMemory(new FeSettings(home, Map.of()), new FakeAgentTasks())) {
      for (int i = 0; i < MANY; i++) {
        fe.daemons()
            .onMaster(
                "waits",
                1,
                () -> {
                  waiting.countDown();
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
      }
      await().until(() -> waiting.getCount() == 0);
      fe.daemons().onMaster("goes on", 1, others::countDown);
      await().until(() -> others.getCount() == 0);
    }
  }
}
