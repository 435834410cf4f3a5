package org.dorisdr.minidoris.be;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dorisdr.minidoris.common.rpc.CombinedProcessor;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.common.rpc.ThriftServer;
import org.dorisdr.minidoris.thrift.MiniFrontendService;
import org.dorisdr.minidoris.thrift.TMiniLoadPlan;
import org.dorisdr.minidoris.thrift.TMiniLoadRequest;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.HeartbeatService;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.THeartbeatResult;
import org.dorisdr.thrift.TLoadTxnBeginRequest;
import org.dorisdr.thrift.TLoadTxnBeginResult;
import org.dorisdr.thrift.TLoadTxnCommitRequest;
import org.dorisdr.thrift.TLoadTxnCommitResult;
import org.dorisdr.thrift.TLoadTxnRollbackRequest;
import org.dorisdr.thrift.TLoadTxnRollbackResult;
import org.dorisdr.thrift.TMasterInfo;
import org.dorisdr.thrift.TMasterResult;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;

/** The master's side of what a backend says, over real thrift: it remembers what it hears. */
final class MasterStub implements AutoCloseable {
  final Queue<TFinishTaskRequest> finished = new ConcurrentLinkedQueue<>();
  final Queue<TReportRequest> reports = new ConcurrentLinkedQueue<>();
  final Queue<TLoadTxnBeginRequest> begun = new ConcurrentLinkedQueue<>();
  final Queue<TLoadTxnCommitRequest> commits = new ConcurrentLinkedQueue<>();
  final Queue<TLoadTxnRollbackRequest> rollbacks = new ConcurrentLinkedQueue<>();
  volatile TMiniLoadPlan loadPlan;
  volatile TStatus loaderAnswer = Statuses.ok();
  private final ThriftServer server;
  private final ThriftPool<HeartbeatService.Client> heartbeats =
      new ThriftPool<>(HeartbeatService.Client::new, 120_000);

  MasterStub() throws IOException {
    FrontendService.Iface handler =
        (FrontendService.Iface)
            Proxy.newProxyInstance(
                MasterStub.class.getClassLoader(),
                new Class<?>[] {FrontendService.Iface.class},
                (proxy, method, args) ->
                    switch (method.getName()) {
                      case "finishTask" -> heard(finished, (TFinishTaskRequest) args[0]);
                      case "report" -> heard(reports, (TReportRequest) args[0]);
                      case "snapshotLoaderReport" -> loaderAnswer;
                      case "loadTxnBegin" -> {
                        begun.add((TLoadTxnBeginRequest) args[0]);
                        yield begin((TLoadTxnBeginRequest) args[0]);
                      }
                      case "loadTxnCommit" -> {
                        commits.add((TLoadTxnCommitRequest) args[0]);
                        yield new TLoadTxnCommitResult(Statuses.ok());
                      }
                      case "loadTxnRollback" -> {
                        rollbacks.add((TLoadTxnRollbackRequest) args[0]);
                        yield new TLoadTxnRollbackResult(Statuses.ok());
                      }
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    server =
        new ThriftServer(
            "master",
            "127.0.0.1",
            0,
            new CombinedProcessor(
                new FrontendService.Processor<>(handler),
                new MiniFrontendService.Processor<>(
                    new MiniFrontendService.Iface() {
                      @Override
                      public TMiniLoadPlan streamLoadPlan(TMiniLoadRequest request) {
                        return loadPlan;
                      }

                      @Override
                      public TMiniLoadPlan streamLoadPartitions(
                          TMiniLoadRequest request, List<TMiniRow> missing) {
                        throw new UnsupportedOperationException();
                      }
                    })));
  }

  private static TLoadTxnBeginResult begin(TLoadTxnBeginRequest request) {
    if (request.getLabel().equals("used")) {
      return new TLoadTxnBeginResult(
              Statuses.of(TStatusCode.LABEL_ALREADY_EXISTS, "Label [used] has already been used"))
          .setJobStatus("FINISHED");
    }
    return request.getPasswd().equals("right")
        ? new TLoadTxnBeginResult(Statuses.ok()).setTxnId(500)
        : new TLoadTxnBeginResult(Statuses.of(TStatusCode.NOT_AUTHORIZED, "Access denied"));
  }

  private static <T> TMasterResult heard(Queue<T> queue, T request) {
    queue.add(request);
    return new TMasterResult(Statuses.ok());
  }

  TMasterInfo info(int clusterId) {
    TMasterInfo info =
        new TMasterInfo(new TNetworkAddress("127.0.0.1", server.port()), clusterId, 1);
    info.setToken("secret");
    info.setBackendId(10_001);
    info.setBackendIp("127.0.0.1");
    return info;
  }

  THeartbeatResult beat(Backend backend, TMasterInfo info) throws Exception {
    return heartbeats.call(
        "127.0.0.1", backend.ports().heartbeat(), client -> client.heartbeat(info));
  }

  TFinishTaskRequest awaitEnd(TTaskType type, long signature) {
    return await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                List.copyOf(finished).stream()
                    .filter(f -> f.getTaskType() == type && f.getSignature() == signature)
                    .findFirst()
                    .orElse(null),
            java.util.Objects::nonNull);
  }

  @Override
  public void close() {
    heartbeats.close();
    server.close();
  }
}
