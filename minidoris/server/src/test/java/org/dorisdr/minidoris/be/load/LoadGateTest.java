package org.dorisdr.minidoris.be.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Big loads wait for each other, small ones for nobody. */
class LoadGateTest {
  @Test
  void letsTheNextBigLoadInWhenOneIsDone() throws Exception {
    LoadGate gate = new LoadGate(1, 10);
    LoadGate.Place first = gate.enter(11);
    CompletableFuture<LoadGate.Place> second = new CompletableFuture<>();
    Thread other =
        new Thread(
            () -> {
              try {
                second.complete(gate.enter(11));
              } catch (LoadException e) {
                second.completeExceptionally(e);
              }
            });
    other.start();
    Awaitility.await().until(() -> other.getState() == Thread.State.WAITING);

    gate.enter(10).close();
    assertThat(second).isNotDone();
    first.close();

    second.get(1, TimeUnit.MINUTES).close();
  }
}
