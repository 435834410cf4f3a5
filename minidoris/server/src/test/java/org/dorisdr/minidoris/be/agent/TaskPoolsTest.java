package org.dorisdr.minidoris.be.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.Test;

class TaskPoolsTest {
  @Test
  void aTaskThatRunsOutOfMemoryIsNotTakenForOneThatRuns() {
    AtomicInteger begun = new AtomicInteger();
    try (FrontendLink nobody = new FrontendLink(() -> Master.unknown("127.0.0.1"), 1000);
        TaskPools pools =
            new TaskPools(
                new TaskReporter(nobody),
                () -> new TBackend("127.0.0.1", 1, 2),
                new ReportVersion(),
                Clock.systemUTC())) {
      pools.register(
          TTaskType.DOWNLOAD,
          2,
          (task, result) -> {
            begun.incrementAndGet();
            throw new OutOfMemoryError("of the test");
          });
      for (int i = 1; i <= 2; i++) {
        int times = i;
        // What the report names would never be sent again.
        pools.submit(new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.DOWNLOAD, 7));
        await().until(() -> begun.get() == times);
        await()
            .untilAsserted(
                () ->
                    assertThat(pools.pending().getOrDefault(TTaskType.DOWNLOAD, Set.of()))
                        .isEmpty());
      }
    }
  }
}
