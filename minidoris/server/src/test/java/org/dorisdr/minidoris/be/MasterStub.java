package org.dorisdr.minidoris.be;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.common.rpc.ThriftServer;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.HeartbeatService;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.THeartbeatResult;
import org.dorisdr.thrift.TMasterInfo;
import org.dorisdr.thrift.TMasterResult;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TTaskType;

/** The master's side of what a backend says, over real thrift: it remembers what it hears. */
final class MasterStub implements AutoCloseable {
  final Queue<TFinishTaskRequest> finished = new ConcurrentLinkedQueue<>();
  final Queue<TReportRequest> reports = new ConcurrentLinkedQueue<>();
  volatile TStatus loaderAnswer = Statuses.ok();
  private final ThriftServer server;
  private final ThriftPool<HeartbeatService.Client> heartbeats =
      new ThriftPool<>(HeartbeatService.Client::new, 10_000);

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
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    server = new ThriftServer("master", "127.0.0.1", 0, new FrontendService.Processor<>(handler));
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
        .atMost(Duration.ofSeconds(20))
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
