package org.dorisdr.minidoris.fe.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.common.rpc.ThriftServer;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.TAgentResult;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TDiskTrashInfo;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TIngestBinlogResult;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;
import org.dorisdr.thrift.TQueryIngestBinlogResult;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TSnapshotRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a backend's thrift port that only notes what it gets. */
class AgentTaskDispatcherTest {
  private static final long BACKEND = 7;

  private final List<Long> received = new CopyOnWriteArrayList<>();
  private final BackendClients clients = new BackendClients(1000, 5000);
  private volatile int port = 1;
  private AgentTaskDispatcher dispatcher;
  private ThriftServer server;

  @BeforeEach
  void start() {
    dispatcher =
        new AgentTaskDispatcher(
            id ->
                new Backend(
                    id, "127.0.0.1", 9050, port, 8040, 8060, true, false, false, 0, 1, 1, ""),
            backend -> BACKEND,
            clients);
  }

  @AfterEach
  void stop() {
    dispatcher.close();
    clients.close();
    if (server != null) {
      server.close();
    }
  }

  private void backendComesUp() throws IOException {
    server = new ThriftServer("be", "127.0.0.1", 0, new BackendService.Processor<>(new Recorder()));
    port = server.port();
  }

  private static TAgentTaskRequest task(long signature) {
    return new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.CREATE, signature);
  }

  @Test
  void tasksOfABackendThatIsDownAreSentInOrderWhenItComesUp() throws Exception {
    IntStream.range(0, 50).forEach(i -> dispatcher.submit(BACKEND, task(i)));
    backendComesUp();
    await().until(() -> received.size() == 50);
    assertThat(received).isSorted();
    assertThat(dispatcher.pending()).isEqualTo(50);
  }

  @Test
  void anAnswerCompletesItsTaskAndTheSameTaskIsSentOnce() throws Exception {
    backendComesUp();
    CompletableFuture<TFinishTaskRequest> result = dispatcher.submit(BACKEND, task(1));
    assertThat(dispatcher.submit(BACKEND, task(1))).isSameAs(result);
    await().until(() -> received.size() == 1);
    dispatcher.finished(FakeAgentTasks.ok(task(1)));
    assertThat(result).isCompleted();
    assertThat(dispatcher.pending()).isZero();
  }

  @Test
  void aRestartedBackendGetsItsTasksAgain() throws Exception {
    backendComesUp();
    dispatcher.submit(BACKEND, task(1));
    await().until(() -> received.size() == 1);
    server.close();
    backendComesUp();
    dispatcher.resendAll(BACKEND);
    await().until(() -> received.size() == 2);
  }

  @Test
  void aYoungTaskIsNotSentAgainBecauseOfAReport() throws Exception {
    backendComesUp();
    dispatcher.submit(BACKEND, task(1));
    await().until(() -> received.size() == 1);
    TReportRequest report = new TReportRequest(new TBackend("127.0.0.1", port, 1), 1, 1);
    report.setTasks(Map.of());
    dispatcher.reported(report);
    dispatcher.submit(BACKEND, task(2));
    await().until(() -> received.size() == 2);
    assertThat(received).containsExactly(1L, 2L);
  }

  @Test
  void abandonedTasksAreCancelled() {
    CompletableFuture<TFinishTaskRequest> result = dispatcher.submit(BACKEND, task(1));
    dispatcher.abandon(BACKEND, TTaskType.CREATE, 1);
    assertThat(result).isCancelled();
    CompletableFuture<TFinishTaskRequest> other = dispatcher.submit(BACKEND, task(2));
    dispatcher.abandonAll(BACKEND);
    assertThat(other).isCancelled();
  }

  private final class Recorder implements BackendService.Iface {
    @Override
    public TAgentResult submitTasks(List<TAgentTaskRequest> tasks) {
      tasks.forEach(task -> received.add(task.getSignature()));
      return new TAgentResult(new TStatus(TStatusCode.OK));
    }

    @Override
    public TAgentResult makeSnapshot(TSnapshotRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TAgentResult releaseSnapshot(String path) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long getTrashUsedCapacity() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<TDiskTrashInfo> getDiskTrashUsedCapacity() {
      throw new UnsupportedOperationException();
    }

    @Override
    public TIngestBinlogResult ingestBinlog(TIngestBinlogRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TQueryIngestBinlogResult queryIngestBinlog(TQueryIngestBinlogRequest request) {
      throw new UnsupportedOperationException();
    }
  }
}
